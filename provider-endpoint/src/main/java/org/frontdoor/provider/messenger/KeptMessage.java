package org.frontdoor.provider.messenger;

import org.frontdoor.messenger.v1.Envelope;

/**
 * A message that waits for a device.
 *
 * @param number its place in the device's mailbox: the offset of its {@link EventKind#MESSAGE_SENT}
 *     event, so ascending in the order in which messages were taken
 * @param envelope what the device will get
 */
public record KeptMessage(long number, Envelope envelope) {

  /** Says the number alone. */
  @Override
  public String toString() {
    return "KeptMessage[" + number + "]";
  }
}
