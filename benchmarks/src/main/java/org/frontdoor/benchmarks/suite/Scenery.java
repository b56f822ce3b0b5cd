package org.frontdoor.benchmarks.suite;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the suite is pointed at.
 *
 * @param settings environment variables that override the provider's configuration
 * @param hostility longest delay of a hostile provider in front of it; empty if there is none
 */
record Scenery(Map<String, String> settings, Optional<Duration> hostility) {

  /** The reference as it is for everybody. */
  static final Scenery USUAL = new Scenery(Map.of(), Optional.empty());

  /** Small windows, short epochs and many checkpoints, behind a hostile provider. */
  static Scenery hostile(Duration longestDelay) {
    return new Scenery(
        Map.of(
            "FRONTDOOR_PROVIDER_DELIVERY_WINDOWBYTES", "65536",
            "FRONTDOOR_PROVIDER_DELIVERY_EPOCHLENGTH", "PT0.1S",
            "FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.05S"),
        Optional.of(longestDelay));
  }
}
