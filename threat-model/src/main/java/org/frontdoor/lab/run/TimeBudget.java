package org.frontdoor.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a run may still take. It stands still while a shared part is started. */
final class TimeBudget {

  private final Duration limit;
  private final InstantSource clock;
  private final Instant start;
  private Duration paused = Duration.ZERO;
  private @Nullable Instant pausedSince;
  private boolean over;

  TimeBudget(Duration limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.start = clock.instant();
  }

  synchronized void pause() {
    pausedSince = clock.instant();
  }

  synchronized void resume() {
    if (pausedSince != null) {
      paused = paused.plus(Duration.between(pausedSince, clock.instant()));
      pausedSince = null;
    }
  }

  /** How much is left; less than nothing when it is over. */
  synchronized Duration left() {
    return limit.minus(took());
  }

  /** How much was used. */
  synchronized Duration took() {
    Instant until = pausedSince == null ? clock.instant() : pausedSince;
    return Duration.between(start, until).minus(paused);
  }

  /** Ends it now. */
  synchronized void end() {
    over = true;
  }

  synchronized boolean isOver() {
    return over;
  }
}
