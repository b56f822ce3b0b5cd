package org.frontdoor.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.endtoend.CollectorsStatus;
import org.junit.jupiter.api.Test;

class StoredTest {

  @Test
  void rate_startsLateAndEndsEarly_countsOnlyFromFirstToLastSight() {
    Stored stored = stored(0, 0, 0, 30, 80, 130, 130, 130);

    assertThat(stored.perSecond(0, 130)).isEqualTo(500);
    assertThat(stored.perSecond(30, 130)).isEqualTo(500);
    assertThat(stored.millisBeyond(0)).isEqualTo(300);
  }

  @Test
  void rate_neverReached_isRefused() {
    assertThatThrownBy(() -> stored(0, 10, 20).perSecond(0, 30))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stored(0, 30).perSecond(0, 30))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rates_overTime_countFromAMomentOnInSteps() {
    assertThat(stored(0, 5, 10, 40, 70, 70, 70).rates(100, 200))
        .containsExactly(new Point(0.2, 175), new Point(0.4, 150));
  }

  private static Stored stored(long... records) {
    return new Stored(
        IntStream.range(0, records.length)
            .mapToObj(i -> new CollectorsStatus(100L * i, 1, records[i], 0, List.of(records[i])))
            .toList());
  }
}
