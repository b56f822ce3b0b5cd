package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.report.chart.Charts;
import org.junit.jupiter.api.Test;

class SampleChartTest {

  private static final Figure SMALL = Figure.median("small", "µs", List.of(1.0, 2.0));
  private static final Figure LARGE = Figure.median("large", "µs", List.of(3.0, 4.0, 5.0));

  @Test
  void samples_ofFiguresInOneUnit_areDrawnTurnByTurn() {
    Chart chart =
        SampleChart.of(List.of(Figure.of("once", "µs", 9), SMALL, LARGE, other("MiB")))
            .orElseThrow();

    assertThat(Charts.svg(chart)).contains("small", "large", "µs", "turn").doesNotContain("once");
    assertThat(((Chart.InTurns) chart).lines()).hasSize(2);
  }

  @Test
  void rowThatMeasuredOnce_hasNoPicture() {
    assertThat(SampleChart.of(List.of(Figure.of("once", "µs", 9)))).isEmpty();
  }

  @Test
  void rowWithMoreLinesThanAnybodyCanTellApart_hasNoPicture() {
    assertThat(SampleChart.of(Collections.nCopies(7, SMALL))).isEmpty();
  }

  private static Figure other(String unit) {
    return Figure.median("other", unit, List.of(1.0, 1.0));
  }
}
