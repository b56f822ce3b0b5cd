package org.frontdoor.protocol.identity;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param until the first moment after it
 */
record Window(Instant from, Instant until) {

  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** What this one and another have in common; perhaps nothing. */
  Window and(Window other) {
    return new Window(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }
}
