package org.frontdoor.benchmarks.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Chart;

/** Draws charts. */
public final class Charts {

  private Charts() {}

  /** The chart as an SVG document. */
  public static String svg(Chart chart) {
    return switch (chart) {
      case Chart.OverTime overTime ->
          along("seconds", overTime, overTime.lines(), overTime.marks());
      case Chart.InTurns turns -> along("turn", turns, turns.lines(), List.of());
      case Chart.Percentiles percentiles -> percentiles(percentiles);
    };
  }

  private static String along(
      String axis, Chart chart, List<Chart.Line> lines, List<Chart.Mark> marked) {
    List<Chart.Point> points = lines.stream().flatMap(line -> line.points().stream()).toList();
    List<Chart.Mark> marks =
        marked.stream().sorted(Comparator.comparingDouble(Chart.Mark::seconds)).toList();
    double seconds =
        DoubleStream.concat(
                points.stream().mapToDouble(Chart.Point::seconds),
                marks.stream().mapToDouble(Chart.Mark::seconds))
            .max()
            .orElse(0);
    double most = points.stream().mapToDouble(Chart.Point::value).max().orElse(0);
    Plot plot =
        new Plot(
            chart,
            new Plot.Frame(
                Axis.time(seconds),
                axis,
                Axis.fromZero(most),
                lines.stream().map(Chart.Line::label).toList(),
                marks));
    IntStream.range(0, lines.size())
        .forEach(
            i ->
                plot.data(
                    lines.get(i).points().stream()
                        .map(point -> plot.spot(point.seconds(), point.value()))
                        .toList(),
                    i));
    return plot.document();
  }

  private static String percentiles(Chart.Percentiles chart) {
    List<Chart.Percentile> points =
        chart.lines().stream().flatMap(line -> line.points().stream()).toList();
    double highest = points.stream().mapToDouble(Chart.Percentile::percentile).max().orElse(0);
    double least = points.stream().mapToDouble(Chart.Percentile::value).min().orElse(0);
    double most = points.stream().mapToDouble(Chart.Percentile::value).max().orElse(0);
    Plot plot =
        new Plot(
            chart,
            new Plot.Frame(
                Axis.percentiles(highest),
                "percentile (every further nine takes the same room)",
                Axis.durations(least, most),
                chart.lines().stream().map(Chart.PercentileLine::label).toList(),
                List.of()));
    IntStream.range(0, chart.lines().size())
        .forEach(
            i ->
                plot.data(
                    chart.lines().get(i).points().stream()
                        .map(point -> plot.spot(point.percentile(), point.value()))
                        .toList(),
                    i));
    return plot.document();
  }
}
