package org.frontdoor.testbed;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.frontdoor.protocol.SuppressForbidden;

/**
 * What the programs of this module take from the world around them.
 *
 * @param clock what time it is
 * @param random where keys come from
 */
public record World(InstantSource clock, SecureRandom random) {

  /** The system's clock and randomness. */
  @SuppressForbidden(reason = "the edge at which a program gets its clock")
  public static World real() {
    return new World(InstantSource.system(), new SecureRandom());
  }
}
