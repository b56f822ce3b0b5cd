package org.frontdoor.provider.messenger;

import java.util.SplittableRandom;

/**
 * When generated events happen: a Poisson process whose rate follows the time of day, between a
 * tenth and nearly twice the mean, and jumps to five times as much in short bursts.
 */
final class TrafficRhythm {

  private static final double SWING = 0.9;

  /** Rates in and between bursts, and how long either lasts, chosen so that the mean is 1. */
  private static final double QUIET_RATE = 0.8;

  private static final double BURST_RATE = 4.0;
  private static final double QUIET_DAYS = 1 / 20.0;
  private static final double BURST_DAYS = 1 / 300.0;

  private final SplittableRandom random;
  private final double rate;
  private final double day;
  private double now;
  private double stateEnds;
  private boolean bursting = true;

  /**
   * Makes one.
   *
   * @param rate mean rate in events per second
   * @param day length of a day in seconds
   */
  TrafficRhythm(SplittableRandom random, double rate, double day) {
    this.random = random;
    this.rate = rate;
    this.day = day;
  }

  /** The time of the next event, in seconds since the start. */
  double next() {
    if (now >= stateEnds) {
      bursting = !bursting;
      stateEnds = now + exponential((bursting ? BURST_DAYS : QUIET_DAYS) * day);
    }
    double timeOfDay = 1 + SWING * Math.sin(2 * Math.PI * now / day - Math.PI / 2);
    now += exponential(1 / (rate * timeOfDay * (bursting ? BURST_RATE : QUIET_RATE)));
    return now;
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
