package org.frontdoor.provider.tasking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WakeUpsTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  private final WakeUps wakeUps = new WakeUps();

  @Test
  void object_setAgain_isDueOnceAndAtTheNewInstant() {
    wakeUps.set(ONE, NOON);
    wakeUps.set(ONE, NOON.plusSeconds(1));
    assertThat(wakeUps.takeDue(NOON)).isEmpty();
    assertThat(wakeUps.takeDue(NOON.plusSeconds(1))).containsExactly(ONE);
    assertThat(wakeUps.next()).isEmpty();
  }

  @Test
  void objects_due_areTakenAndLaterOnesStay() {
    wakeUps.set(ONE, NOON);
    wakeUps.set(TWO, NOON.plusSeconds(9));
    assertThat(wakeUps.takeDue(NOON.plusSeconds(1))).containsExactly(ONE);
    assertThat(wakeUps.next()).contains(NOON.plusSeconds(9));
  }

  @Test
  void object_cleared_isNeverDue() {
    wakeUps.set(ONE, NOON);
    wakeUps.clear(ONE);
    assertThat(wakeUps.takeDue(Instant.MAX)).isEmpty();
  }

  @Test
  void wait_forTheNext_isNeverNegativeAndNeverTooLong() {
    assertThat(TimeKeeper.waitFor(Optional.of(NOON), NOON.plusSeconds(1))).isZero();
    assertThat(TimeKeeper.waitFor(Optional.of(NOON.plusMillis(5)), NOON))
        .isEqualTo(Duration.ofMillis(5));
    assertThat(TimeKeeper.waitFor(Optional.of(NOON.plus(Duration.ofDays(1))), NOON))
        .isEqualTo(TimeKeeper.waitFor(Optional.empty(), NOON));
  }
}
