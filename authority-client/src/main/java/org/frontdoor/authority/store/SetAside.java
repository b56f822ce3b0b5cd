package org.frontdoor.authority.store;

import org.frontdoor.hi2.v1.DeliverResponse;

/**
 * A unit or checkpoint that failed its checks, or belongs to a task that was stopped: kept as it
 * was received, as evidence, and never counted as product.
 *
 * @param position where the stream stood
 * @param message what was received, bytes of header, ciphertext and signatures untouched
 * @param receivedMicros when it arrived, in microseconds since 1970-01-01T00:00:00Z
 */
public record SetAside(long position, DeliverResponse message, long receivedMicros) {

  /** Says where it was, never what it holds. */
  @Override
  public String toString() {
    return "set aside at position " + position;
  }
}
