package org.frontdoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;

/** The picture of a row that brings none of its own: its raw samples in the order of the turns. */
final class SampleChart {

  /** More lines than these nobody can tell apart. */
  private static final int MOST_LINES = 6;

  private SampleChart() {}

  /** Figures in the unit of the first one that was measured several times; empty if none was. */
  static Optional<Chart> of(List<Figure> figures) {
    List<Figure> sampled = figures.stream().filter(figure -> figure.samples().size() > 1).toList();
    List<Figure> alike =
        sampled.stream().filter(figure -> figure.unit().equals(sampled.getFirst().unit())).toList();
    if (alike.isEmpty() || alike.size() > MOST_LINES) {
      return Optional.empty();
    }
    return Optional.of(
        new Chart.InTurns(
            "samples",
            "Every sample, turn by turn",
            alike.getFirst().unit(),
            alike.stream().map(SampleChart::line).toList()));
  }

  private static Chart.Line line(Figure figure) {
    List<Chart.Point> points = new ArrayList<>();
    for (int turn = 0; turn < figure.samples().size(); turn++) {
      points.add(new Chart.Point(turn + 1.0, figure.samples().get(turn)));
    }
    return new Chart.Line(figure.name(), points);
  }
}
