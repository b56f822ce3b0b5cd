package org.frontdoor.lab.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Another clock, and how far this one is ahead of it. */
final class MovedClock implements InstantSource {

  private final InstantSource clock;
  private Duration ahead = Duration.ZERO;

  MovedClock(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Instant instant() {
    return clock.instant().plus(ahead);
  }

  /** Moves it. */
  synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** How far it has been moved in all. */
  synchronized Duration ahead() {
    return ahead;
  }
}
