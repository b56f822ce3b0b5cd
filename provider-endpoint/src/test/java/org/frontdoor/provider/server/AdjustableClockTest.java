package org.frontdoor.provider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class AdjustableClockTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final AdjustableClock clock = new AdjustableClock(() -> NOW);

  @Test
  void advance_movesTimersWithTheClock() {
    LongSupplier timers = clock.timers(() -> 5);

    clock.advance(Duration.ofSeconds(2));

    assertThat(timers.getAsLong()).isEqualTo(2_000_000_005L);
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void advance_tellsListenersAfterIt() {
    List<Instant> seen = new ArrayList<>();
    clock.onAdvance(() -> seen.add(clock.instant()));

    clock.advance(Duration.ofSeconds(2));

    assertThat(seen).containsExactly(NOW.plusSeconds(2));
  }
}
