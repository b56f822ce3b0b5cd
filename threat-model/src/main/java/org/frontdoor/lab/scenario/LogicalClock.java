package org.frontdoor.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of a run: epochs, counted from 0, each of the same length. It moves when the scenario
 * says so and never by itself, so that the same run gives the same times.
 */
public final class LogicalClock implements InstantSource {

  /** When epoch 0 begins. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final Duration length;
  private long epoch;

  /**
   * At epoch 0.
   *
   * @param length length of an epoch, positive
   */
  public LogicalClock(Duration length) {
    if (!length.isPositive()) {
      throw new IllegalArgumentException("an epoch is longer than nothing");
    }
    this.length = length;
  }

  /** The epoch that it is, from 0. */
  public synchronized long epoch() {
    return epoch;
  }

  /** The length of an epoch. */
  public Duration length() {
    return length;
  }

  /** Goes to the next epoch and returns it. */
  public long next() {
    return advance(1);
  }

  /**
   * Goes ahead.
   *
   * @param epochs how many, not negative
   * @return the epoch that it is then
   */
  public synchronized long advance(long epochs) {
    if (epochs < 0) {
      throw new IllegalArgumentException("time does not go back");
    }
    epoch = Math.addExact(epoch, epochs);
    return epoch;
  }

  /** When the present epoch begins. */
  @Override
  public Instant instant() {
    return START.plus(length.multipliedBy(epoch()));
  }
}
