package org.frontdoor.lab.messenger.mls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SenderDataTest {

  @ParameterizedTest
  @CsvSource({
    "0, -1, true",
    "999, -1, true",
    "1000, -1, false",
    "1010, 10, true",
    "1011, 10, false",
    "3, 10, true",
    "-1, -1, false",
    "-2147483648, -1, false",
    "2147483647, -1, false",
    "2147483646, -1, false",
    "2147483647, 2147482647, true",
    "2147483647, 2147482646, false"
  })
  void generation_furtherAheadThanTheGap_doesNotFollow(int generation, int seen, boolean follows) {
    assertThat(new SenderData(0, generation).follows(seen, 1000)).isEqualTo(follows);
  }
}
