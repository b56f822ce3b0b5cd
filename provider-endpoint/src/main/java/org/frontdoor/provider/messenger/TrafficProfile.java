package org.frontdoor.provider.messenger;

import java.time.Duration;

/**
 * What generated traffic is like. The same seed and number of users give the same events in the
 * same order, whatever the rate.
 *
 * @param seed decides everything that is left to chance
 * @param users how many users there are, at least 2
 * @param eventsPerSecond mean rate over a day; infinite for as fast as the journal takes them
 * @param day how long a day takes, in which activity rises and falls
 * @param maxEvents the traffic ends after so many events
 */
public record TrafficProfile(
    long seed, int users, double eventsPerSecond, Duration day, long maxEvents) {

  /** Refuses what cannot be generated. */
  public TrafficProfile {
    if (users < 2) {
      throw new IllegalArgumentException("generated traffic needs at least 2 users");
    }
    if (!(eventsPerSecond > 0)) {
      throw new IllegalArgumentException("a rate is a number of events per second above 0, or max");
    }
    if (day.isNegative() || day.isZero()) {
      throw new IllegalArgumentException("a day must take some time");
    }
    if (maxEvents < 0) {
      throw new IllegalArgumentException("there cannot be fewer than 0 events");
    }
  }

  /** Endless traffic. */
  public static TrafficProfile endless(long seed, int users, double eventsPerSecond, Duration day) {
    return new TrafficProfile(seed, users, eventsPerSecond, day, Long.MAX_VALUE);
  }

  /**
   * The account of a generated user.
   *
   * @param index from 0
   */
  public static String account(int index) {
    String digits = Integer.toString(index);
    return "user" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
  }
}
