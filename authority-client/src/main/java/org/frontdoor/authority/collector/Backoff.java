package org.frontdoor.authority.collector;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before connecting again (TS 102 232-1 clause 6.3.2): not at all after a stream
 * that worked, then longer each time up to a bound, with some chance in it so that many authorities
 * do not come back at the same moment.
 *
 * @param first the first wait that is one
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest) {

  /** From half a second to half a minute. */
  public static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /**
   * The wait before the next attempt.
   *
   * @param failures attempts in a row that brought nothing
   */
  Duration after(int failures, RandomGenerator random) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    long bounded = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
  }
}
