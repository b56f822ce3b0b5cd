package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;

/** What a message of a group was to the member that took it. */
public sealed interface Received {

  /**
   * Somebody said something.
   *
   * @param sender whose signature it carries
   * @param epoch of the group
   * @param text what was said
   */
  record Text(Leaf sender, long epoch, ByteString text) implements Received {}

  /**
   * The group has a new epoch.
   *
   * @param epoch its number
   */
  record NewEpoch(long epoch) implements Received {}

  /**
   * This member was removed.
   *
   * @param lastEpoch the last epoch that it was in
   */
  record Removed(long lastEpoch) implements Received {}
}
