package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;

/**
 * A change of what the messenger keeps, made in the same atomic write as the event it belongs to.
 */
public sealed interface StoreChange {

  /**
   * Puts the message of the commit's one {@link EventKind#MESSAGE_SENT} event into the mailbox of a
   * device, with the time that the event gets.
   *
   * @param content opaque content
   */
  record Keep(Device device, ByteString content) implements StoreChange {}

  /** Takes a message out of the mailbox of a device. */
  record Release(Device device, long number) implements StoreChange {}

  /** Makes a group or replaces its members. */
  record PutGroup(Group group) implements StoreChange {}

  /** Remembers an open session, so that it can be closed after a crash. */
  record OpenSession(long sessionId, String account) implements StoreChange {}

  /** Forgets an open session. */
  record CloseSession(long sessionId) implements StoreChange {}
}
