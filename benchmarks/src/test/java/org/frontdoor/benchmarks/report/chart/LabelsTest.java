package org.frontdoor.benchmarks.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frontdoor.benchmarks.report.chart.Labels.Placed;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void labels_ofPointsFarApart_shareALine() {
    List<Placed> placed = Labels.atPoints(List.of("cut", "back"), List.of(100.0, 400.0), 700);
    assertThat(Labels.lines(placed)).isEqualTo(1);
  }

  @Test
  void labels_ofPointsCloseTogether_standInLinesOfTheirOwn() {
    List<Placed> placed =
        Labels.atPoints(List.of("cut", "back", "empty"), List.of(100.0, 110.0, 120.0), 700);
    assertThat(placed).extracting("line").containsExactly(0, 1, 2);
  }

  @Test
  void label_thatWouldLeaveThePicture_standsBeforeItsPoint() {
    Placed placed = Labels.atPoints(List.of("spool is empty"), List.of(690.0), 700).getFirst();
    assertThat(placed.left() + Labels.width("spool is empty")).isLessThan(690);
  }

  @Test
  void legend_widerThanThePicture_isWrapped() {
    List<Placed> placed =
        Labels.inRows(List.of("a".repeat(60), "b".repeat(60), "c".repeat(60)), 70, 700, 26);
    assertThat(placed).extracting("line").containsExactly(0, 1, 2);
  }
}
