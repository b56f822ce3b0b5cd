package org.frontdoor.conformance.session;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.frontdoor.protocol.SuppressForbidden;

/**
 * What the suite takes from the world around it.
 *
 * @param clock what time it is
 * @param random where names of runs and seeds come from
 */
public record Surroundings(InstantSource clock, SecureRandom random) {

  /** The system's clock and randomness. */
  @SuppressForbidden(reason = "the edge at which the suite gets its clock")
  public static Surroundings real() {
    return new Surroundings(InstantSource.system(), new SecureRandom());
  }
}
