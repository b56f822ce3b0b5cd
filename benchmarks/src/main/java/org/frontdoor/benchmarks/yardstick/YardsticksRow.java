package org.frontdoor.benchmarks.yardstick;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Chart.PercentileLine;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.testbed.lab.LabException;

/** The yardsticks by themselves. */
public final class YardsticksRow implements Row {

  private static final RecordForm USUAL = RecordForm.usual();
  private static final RecordForm LONGER = RecordForm.orientation();
  private static final int STEADY = 10_000;
  private static final int QUIET = 500;
  private static final double NANOS_A_MILLI = 1_000_000.0;

  /** Creates the row. */
  public YardsticksRow() {}

  @Override
  public String name() {
    return "yardsticks";
  }

  @Override
  public String title() {
    return "Yardsticks: a bare stream and a bare call";
  }

  @Override
  public String method() {
    return "A server and a client, two processes, over mutual TLS 1.3 with the product's own transport"
        + " settings and certificates. **L** streams batches of 64 records that the client parses and"
        + " counts; nothing is sealed, stored or acknowledged. **N** streams one record a message."
        + " **U** calls with one record at a steady rate, whether or not answers come; its latency"
        + " counts from the moment at which each call was due. The measurements take turns.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Samples samples = new Samples();
    try (Yardsticks yardsticks = Yardsticks.start(bench.folder(), bench.world())) {
      Times times = bench.quick() ? Times.QUICK : Times.USUAL;
      for (int round = 0; round < times.rounds; round++) {
        bench.progress().say("yardsticks, round " + (round + 1) + " of " + times.rounds);
        samples.take(yardsticks, round == 0 ? times.first : times.again, times.measured);
      }
    } catch (IOException | LabException e) {
      throw new BenchException(
          "The yardsticks could not be measured: " + e.getMessage(),
          "Run it again while nothing else keeps the machine busy.",
          e);
    }
    return samples.result();
  }

  private record Times(int rounds, Duration first, Duration again, Duration measured) {

    static final Times USUAL =
        new Times(3, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(4));
    static final Times QUICK =
        new Times(1, Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2));
  }

  private static final class Samples {

    private final List<Double> limit = new ArrayList<>();
    private final List<Double> limitLonger = new ArrayList<>();
    private final List<Double> limitInBulk = new ArrayList<>();
    private final List<Double> naive = new ArrayList<>();
    private final Histogram steady = new Histogram(3);
    private final Histogram quiet = new Histogram(3);

    void take(Yardsticks yardsticks, Duration warmup, Duration measured)
        throws InterruptedException {
      limit.add(yardsticks.stream(USUAL, warmup, measured).recordsPerSecond());
      limitLonger.add(yardsticks.stream(LONGER, warmup, measured).recordsPerSecond());
      limitInBulk.add(yardsticks.streamInBulk(USUAL, warmup, measured).recordsPerSecond());
      naive.add(yardsticks.single(USUAL, warmup, measured).recordsPerSecond());
      steady.add(yardsticks.unary(USUAL, STEADY, warmup, measured).histogram());
      quiet.add(yardsticks.unary(USUAL, QUIET, warmup, measured).histogram());
    }

    RowResult result() {
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.median("L", "records/s", limit));
      figures.add(
          Figure.median("L, records of " + LONGER.bytes() + " bytes", "records/s", limitLonger));
      figures.add(Figure.median("L, asked for in bulk", "records/s", limitInBulk));
      figures.add(Figure.median("N", "records/s", naive));
      figures.addAll(latencies("U at 10,000/s", steady));
      figures.addAll(latencies("U at 500/s", quiet));
      figures.add(Figure.of("size of a record", "bytes", USUAL.bytes()));
      return new RowResult(figures, List.of(), List.of(chart()), List.of());
    }

    private Chart chart() {
      return new Chart.Percentiles(
          "yardstick-calls",
          "Latency of a bare unary call",
          "ms",
          List.of(line("10,000 calls/s", steady), line("500 calls/s", quiet)));
    }

    private static PercentileLine line(String label, Histogram nanos) {
      return PercentileLine.of(
          label,
          nanos.getTotalCount(),
          percentile -> nanos.getValueAtPercentile(percentile) / NANOS_A_MILLI);
    }

    private static List<Figure> latencies(String name, Histogram nanos) {
      return List.of(
          latency(name + ", p50", nanos.getValueAtPercentile(50)),
          latency(name + ", p99", nanos.getValueAtPercentile(99)),
          latency(name + ", p99.9", nanos.getValueAtPercentile(99.9)),
          latency(name + ", longest", nanos.getMaxValue()));
    }

    private static Figure latency(String name, long nanos) {
      return Figure.of(name, "ms", nanos / NANOS_A_MILLI);
    }
  }
}
