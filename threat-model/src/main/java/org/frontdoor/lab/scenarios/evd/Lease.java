package org.frontdoor.lab.scenarios.evd;

import java.time.Instant;

/**
 * For a while, one subscriber has a block of ports of a public address.
 *
 * @param subscriber whose block it is
 * @param from first instant, included
 * @param until last instant, excluded; later than {@code from}
 */
record Lease(String subscriber, Instant from, Instant until) {

  /** Refuses a lease of no time. */
  Lease {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a lease lasts");
    }
  }

  /** Whether it holds then. */
  boolean holdsAt(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
