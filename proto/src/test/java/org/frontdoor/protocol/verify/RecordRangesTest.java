package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordRangesTest {

  private final RecordRanges ranges = new RecordRanges();

  @Test
  void range_takenInPieces_isTakenOnce() {
    ranges.add(10, 20);

    assertThat(ranges.take(12, 15)).isTrue();
    assertThat(ranges.take(12, 15)).isFalse();
    assertThat(ranges.take(10, 12)).isTrue();
    assertThat(ranges.take(15, 20)).isTrue();
    assertThat(ranges.take(19, 20)).isFalse();
  }

  @Test
  void range_notWhollyMissing_isNotTaken() {
    ranges.add(10, 20);

    assertThat(ranges.take(5, 12)).isFalse();
    assertThat(ranges.take(18, 21)).isFalse();
    assertThat(ranges.take(10, 20)).isTrue();
  }

  @Test
  void ranges_moreThanAreKept_forgetTheFirst() {
    for (int i = 0; i <= RecordRanges.KEPT; i++) {
      ranges.add(10L * i, 10L * i + 1);
    }

    assertThat(ranges.take(0, 1)).isFalse();
    assertThat(ranges.take(10, 11)).isTrue();
  }
}
