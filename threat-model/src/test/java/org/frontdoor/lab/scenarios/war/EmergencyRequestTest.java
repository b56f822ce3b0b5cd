package org.frontdoor.lab.scenarios.war;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EmergencyRequestTest {

  @Test
  void sample_ofAHundred_hasTheSharesOfTheWholeAndNoneTwice() {
    List<EmergencyRequest> sample =
        EmergencyRequest.sample(1597, 30, 10, 100, new SplittableRandom(1));
    assertThat(sample).extracting(EmergencyRequest::number).doesNotHaveDuplicates().hasSize(100);
    assertThat(sample).filteredOn(EmergencyRequest::fake).hasSize(30);
    assertThat(sample).filteredOn(EmergencyRequest::late).hasSize(7);
    assertThat(sample).noneMatch(one -> one.fake() && one.late());
  }

  @Test
  void sample_sameSeed_isTheSame() {
    assertThat(EmergencyRequest.sample(1597, 30, 5, 20, new SplittableRandom(9)))
        .isEqualTo(EmergencyRequest.sample(1597, 30, 5, 20, new SplittableRandom(9)));
  }
}
