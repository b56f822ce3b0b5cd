package org.frontdoor.benchmarks.report;

import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.RowResult;

/** A run that could have been, for tests of how runs are shown. */
public final class Samples {

  private Samples() {}

  /** Rates around a fault. */
  public static Chart.OverTime overTime() {
    return new Chart.OverTime(
        "drain-over-time",
        "Records a second while a <spool> drains & fills",
        "records/s",
        List.of(
            line("the authority that was away", 400_000, 20),
            line("another authority", 90_000, 0),
            line("L, a bare stream", 1_010_000, 0)),
        List.of(
            new Chart.Mark(20, "connection cut"),
            new Chart.Mark(26, "connected again"),
            new Chart.Mark(58, "spool is empty")));
  }

  /** Latencies of two. */
  public static Chart.Percentiles percentiles() {
    return new Chart.Percentiles(
        "steady-latency",
        "From event to durable at the authority",
        "ms",
        List.of(
            Chart.PercentileLine.of(
                "end to end", 1_000_000, percentile -> 2.5 / Math.pow(1 - percentile / 100, 0.4)),
            Chart.PercentileLine.of(
                "U, a bare unary call",
                100_000,
                percentile -> 0.4 / Math.pow(1 - percentile / 100, 0.3))));
  }

  /** A run with a row of every kind. */
  public static Run run() {
    RowResult result =
        new RowResult(
            List.of(
                Figure.median("end to end", "records/s", List.of(410_000.5, 400_000.0, 420_000.0)),
                Figure.of("bytes | record", "", 0.123456)),
            List.of(
                Goal.atLeast("share of L", "×", 0.41, 0.3),
                Goal.atLeast("share of L", "×", 0.41, 0.3).aimingAt(0.5),
                Goal.atMost("p99", "ms", 51, 50)),
            List.of(overTime(), percentiles()),
            List.of("The first run warms up and is not counted."));
    return new Run(
        "2026-11-22T01:02:03Z",
        "0123456789ab",
        false,
        new Machine("Some CPU @ 2 GHz", 2, 4L << 30, "Linux 6.1 amd64", "Maker 25.0.1+8"),
        List.of(
            new RowReport(
                "full-load",
                "2026-01-02T03:04:05Z",
                "abc1234",
                "End to end at full load",
                "Both sides run as processes.",
                61.4,
                new Outcome.Measured(result)),
            new RowReport(
                "disk",
                "2026-01-02T03:04:05Z",
                "abc1234",
                "Bytes on disk",
                "Files are counted.",
                1.2,
                new Outcome.Broken("There is no disk", "Plug one in."))));
  }

  private static Chart.Line line(String label, double rate, int cut) {
    return new Chart.Line(
        label,
        IntStream.rangeClosed(0, 60)
            .mapToObj(
                second ->
                    new Chart.Point(
                        second,
                        cut > 0 && second >= cut && second < cut + 6
                            ? 0
                            : rate * (1 + 0.05 * Math.sin(second))))
            .toList());
  }
}
