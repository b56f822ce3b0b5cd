package org.frontdoor.lab.scenarios.evd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeaseTableTest {

  private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z");
  private static final PortBlock BLOCK = new PortBlock("198.51.100.7", 1024);

  @ParameterizedTest
  @EnumSource(LeaseTable.Shape.class)
  void draw_anyInstantOfTheSpan_hasALeaseOfAnotherSubscriberThanTheLast(LeaseTable.Shape shape) {
    LeaseTable table =
        LeaseTable.draw(
            new LeaseTable.Plan(
                Set.of(BLOCK),
                List.of("lab-a", "lab-b"),
                shape,
                Duration.ofHours(6),
                FROM,
                FROM.plus(Duration.ofDays(30))),
            new SplittableRandom(7));
    Lease before = table.at(BLOCK, FROM).orElseThrow();
    for (long minute = 0; minute < Duration.ofDays(30).toMinutes(); minute++) {
      Instant instant = FROM.plus(Duration.ofMinutes(minute));
      Lease lease = table.at(BLOCK, instant).orElseThrow();
      assertThat(lease.holdsAt(instant)).isTrue();
      if (before.until().equals(lease.from())) {
        assertThat(lease.subscriber()).isNotEqualTo(before.subscriber());
      }
      before = lease;
    }
  }
}
