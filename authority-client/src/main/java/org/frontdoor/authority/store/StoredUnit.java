package org.frontdoor.authority.store;

import org.frontdoor.hi2.v1.DeliveryUnit;

/**
 * A unit as it was received.
 *
 * @param unit header and ciphertext, bytes untouched
 * @param receivedMicros when it arrived, in microseconds since 1970-01-01T00:00:00Z
 */
public record StoredUnit(DeliveryUnit unit, long receivedMicros) {

  /** Position in the authority's stream. */
  public long position() {
    return unit.getPosition();
  }

  /** Says which unit it is, never what it holds. */
  @Override
  public String toString() {
    return "unit at position " + position();
  }
}
