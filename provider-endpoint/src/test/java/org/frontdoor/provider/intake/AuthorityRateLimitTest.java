package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-13")
class AuthorityRateLimitTest {

  private final TestClock clock = new TestClock();
  private final AuthorityRateLimit limit = new AuthorityRateLimit(clock, 10, 2);

  @Test
  void burst_usedUp_isRefusedWithTheTimeToWait() {
    assertThat(limit.take(Lab.ALICE.id())).isEmpty();
    assertThat(limit.take(Lab.ALICE.id())).isEmpty();
    assertThat(limit.take(Lab.ALICE.id())).contains(Duration.ofMillis(100));
  }

  @Test
  void refusals_costNothing() {
    limit.take(Lab.ALICE.id());
    limit.take(Lab.ALICE.id());
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(1));
      limit.take(Lab.ALICE.id());
    }
    assertThat(limit.take(Lab.ALICE.id())).as("after its time").isPresent();
    clock.advance(Duration.ofMillis(100));
    assertThat(limit.take(Lab.ALICE.id())).isEmpty();
  }

  @Test
  void authority_thatSendsTooMuch_doesNotStarveAnother() {
    for (int i = 0; i < 1000; i++) {
      limit.take(Lab.ALICE.id());
    }
    assertThat(limit.take(Lab.BOB.id())).isEmpty();
  }
}
