package org.frontdoor.lab.scenarios.obs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LatencyTestTest {

  private static final LatencyTest TEST = new LatencyTest(1000, 300, 500);
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void messagesNeeded_sameLatencies_isNever() {
    assertThat(TEST.messagesNeeded(new long[] {1000}, new long[] {1000}, random)).isEmpty();
  }

  @Test
  void messagesNeeded_slowerByTheJitter_isWhatTheNormalDistributionSays() {
    // Two samples, 5 % and 90 %: 2 * (1.645 + 1.282)^2 = 17.1.
    assertThat(TEST.messagesNeeded(new long[] {2000}, new long[] {1000}, random).orElseThrow())
        .isBetween(11L, 24L);
  }

  @Test
  void messagesNeeded_controlIsSlower_isNever() {
    assertThat(TEST.messagesNeeded(new long[] {1000}, new long[] {2000}, random)).isEmpty();
  }
}
