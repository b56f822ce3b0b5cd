package org.frontdoor.lab.catalogue;

import java.time.Duration;
import java.util.Map;

/**
 * What all profiles of a scenario share.
 *
 * @param population parameters: each a {@code Long}, {@code BigDecimal}, {@code Boolean} or {@code
 *     String}
 * @param harm name of the metric that is the number of a verdict
 * @param epoch length of an epoch of the logical clock
 */
public record Terms(Map<String, Object> population, String harm, Duration epoch) {

  /** Copies. */
  public Terms {
    population = Map.copyOf(population);
  }
}
