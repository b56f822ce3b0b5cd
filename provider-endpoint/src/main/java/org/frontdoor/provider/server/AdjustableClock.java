package org.frontdoor.provider.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs with another one and that the upper tester may move ahead, never back. */
final class AdjustableClock implements InstantSource {

  private final InstantSource base;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  AdjustableClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  /** Moves the clock ahead. */
  Instant advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a provider's clock is never moved back");
    }
    ahead.updateAndGet(current -> current.plus(by));
    return instant();
  }
}
