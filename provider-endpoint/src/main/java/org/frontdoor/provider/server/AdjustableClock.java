package org.frontdoor.provider.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that runs with another one and that the upper tester may move ahead, never back. */
final class AdjustableClock implements InstantSource {

  private final InstantSource base;
  private final AtomicLong aheadNanos = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  AdjustableClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public Instant instant() {
    return base.instant().plusNanos(aheadNanos.get());
  }

  /** A clock for timers, in nanoseconds, that is moved ahead together with this one. */
  LongSupplier timers(LongSupplier nanoTime) {
    return () -> nanoTime.getAsLong() + aheadNanos.get();
  }

  /** Calls somebody each time that the clock was moved. */
  void onAdvance(Runnable listener) {
    listeners.add(listener);
  }

  /** Moves the clock ahead. */
  Instant advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a provider's clock is never moved back");
    }
    aheadNanos.addAndGet(by.toNanos());
    listeners.forEach(Runnable::run);
    return instant();
  }
}
