package org.frontdoor.benchmarks.outage;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Chart.Mark;
import org.frontdoor.benchmarks.Chart.PercentileLine;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Medians;
import org.frontdoor.benchmarks.RowResult;

/**
 * What the row {@code drain} came to.
 *
 * @param live records a second of each burst
 * @param liveCpu processor time of each burst, in microseconds a record
 * @param drain the drain
 * @param quiet latencies of the other authority by itself, in microseconds
 * @param unbalanced records lost or doubled, and findings of the authorities
 */
record DrainFigures(
    List<Double> live, List<OutageRig.Cpu> liveCpu, Drain drain, Histogram quiet, long unbalanced) {

  /**
   * The drain.
   *
   * @param records that were in the spool
   * @param bytes that they took there
   * @param perSecond records a second
   * @param startSeconds from the start of the authority's process until its first record
   * @param cpu processor time, in microseconds a record
   * @param other latencies of the other authority meanwhile, in microseconds
   */
  record Drain(
      long records,
      long bytes,
      double perSecond,
      double startSeconds,
      OutageRig.Cpu cpu,
      Histogram other) {}

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_DELAY = 1.5;
  private static final double MICROS_A_MILLI = 1_000.0;

  RowResult result(List<Point> rates, List<Mark> marks) {
    double share = drain.perSecond() / Medians.of(live);
    double delay =
        (double) drain.other().getValueAtPercentile(99)
            / Math.max(1, quiet.getValueAtPercentile(99));
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("drain, share of the live rate", "×", share));
    figures.add(Figure.of("drain", "records/s", drain.perSecond()));
    figures.add(Figure.median("live", "records/s", live));
    figures.add(Figure.of("another authority's p99 meanwhile, to its quiet value", "×", delay));
    figures.addAll(latencies("quiet", quiet));
    figures.addAll(latencies("during the drain", drain.other()));
    figures.add(Figure.of("start of the process to its first record", "s", drain.startSeconds()));
    figures.add(Figure.of("records spooled", "records", (double) drain.records()));
    figures.add(
        Figure.of("spooled bytes per record", "bytes", (double) drain.bytes() / drain.records()));
    figures.add(cpu("provider, live", liveCpu.stream().map(OutageRig.Cpu::provider).toList()));
    figures.add(cpu("authority, live", liveCpu.stream().map(OutageRig.Cpu::busy).toList()));
    figures.add(cpu("provider, draining", List.of(drain.cpu().provider())));
    figures.add(cpu("authority, draining", List.of(drain.cpu().busy())));
    figures.add(Figure.of("records lost or doubled", "records", (double) unbalanced));
    return new RowResult(
        figures,
        List.of(
            Goal.atLeast("drain, share of the live rate", "×", share, LEAST_SHARE),
            Goal.atMost(
                "another authority's p99 meanwhile, to its quiet value", "×", delay, MOST_DELAY),
            Goal.atMost("records lost or doubled", "records", (double) unbalanced, 0)),
        List.of(
            new Chart.OverTime(
                "drain-rate",
                "Records stored by an authority before, during and after an outage",
                "records/s",
                List.of(new Chart.Line("busy authority", rates)),
                marks),
            new Chart.Percentiles(
                "drain-latency",
                "Another authority's latency meanwhile",
                "ms",
                List.of(line("quiet", quiet), line("during the drain", drain.other())))),
        List.of());
  }

  private static Figure cpu(String what, List<Double> micros) {
    return Figure.median("processor time of the " + what, "µs/record", micros);
  }

  private static List<Figure> latencies(String when, Histogram micros) {
    return List.of(
        latency(when + ", p50", micros.getValueAtPercentile(50)),
        latency(when + ", p99", micros.getValueAtPercentile(99)),
        latency(when + ", p99.9", micros.getValueAtPercentile(99.9)),
        latency(when + ", longest", micros.getMaxValue()));
  }

  private static Figure latency(String name, long micros) {
    return Figure.of(name, "ms", micros / MICROS_A_MILLI);
  }

  private static PercentileLine line(String label, Histogram micros) {
    return PercentileLine.of(
        label,
        micros.getTotalCount(),
        percentile -> micros.getValueAtPercentile(percentile) / MICROS_A_MILLI);
  }
}
