package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void number_ofAnySize_hasThreeDigitsThatMeanSomething() {
    assertThat(Numbers.plain(0)).isEqualTo("0");
    assertThat(Numbers.plain(0.001234)).isEqualTo("0.00123");
    assertThat(Numbers.plain(0.3)).isEqualTo("0.3");
    assertThat(Numbers.plain(12.345)).isEqualTo("12.3");
    assertThat(Numbers.plain(99.96)).isEqualTo("100");
    assertThat(Numbers.plain(412_345.6, "records/s")).isEqualTo("412,346 records/s");
  }

  @Test
  void number_besideOneAlmostEqual_showsTheDifference() {
    assertThat(Numbers.beside(0.29996, 0.3, "×")).isEqualTo("0.29996 ×");
    assertThat(Numbers.beside(0.3, 0.29996, "×")).isEqualTo("0.3 ×");
    assertThat(Numbers.beside(50, 50, "ms")).isEqualTo("50 ms");
  }

  @Test
  void duration_fromAMinuteOn_isInMinutes() {
    assertThat(Numbers.duration(59.4)).isEqualTo("59 s");
    assertThat(Numbers.duration(61.4)).isEqualTo("1 min 1 s");
  }
}
