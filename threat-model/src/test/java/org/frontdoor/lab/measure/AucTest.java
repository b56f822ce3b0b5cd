package org.frontdoor.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdoor.lab.scenario.Metric;
import org.junit.jupiter.api.Test;

final class AucTest {

  private static final String UNIT = "area under the curve";

  @Test
  void of_allPositivesAbove_isOne() {
    assertThat(Auc.of(new double[] {3, 4}, new double[] {1, 2, 2.5}))
        .isEqualTo(Metric.fraction(12, 12, UNIT));
  }

  @Test
  void of_allPositivesBelow_isZero() {
    assertThat(Auc.of(new double[] {0}, new double[] {1, 2}))
        .isEqualTo(Metric.fraction(0, 4, UNIT));
  }

  @Test
  void of_sameScores_isOneHalf() {
    assertThat(Auc.of(new double[] {1, 1}, new double[] {1, 1, 1}))
        .isEqualTo(Metric.fraction(6, 12, UNIT));
  }

  @Test
  void of_mixed_countsPairsAndHalvesTies() {
    // 2 beats 1, ties with 2, loses to 3; 3 beats 1 and 2, ties with 3: 1 + 1/2 + 2 + 1/2 of 6.
    assertThat(Auc.of(new double[] {2, 3}, new double[] {3, 1, 2}))
        .isEqualTo(Metric.fraction(8, 12, UNIT));
  }
}
