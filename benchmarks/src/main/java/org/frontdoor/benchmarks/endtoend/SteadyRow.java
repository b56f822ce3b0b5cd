package org.frontdoor.benchmarks.endtoend;

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
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.yardstick.RecordForm;
import org.frontdoor.benchmarks.yardstick.Yardsticks;
import org.frontdoor.testbed.lab.LabException;

/** How old a record is when it is durable at the authority, while the load is steady. */
public final class SteadyRow implements Row {

  private static final int PER_SECOND = 10_000;
  private static final int CALLS_AT_LEISURE = 500;
  private static final double TIMES_CALL = 5;
  private static final double WISHED_TIMES_CALL = 3;
  private static final double MICROS_A_MILLI = 1e3;
  private static final double NANOS_A_MILLI = 1e6;

  @Override
  public String name() {
    return "steady";
  }

  @Override
  public String title() {
    return "Event to durable record at a steady 10,000 records/s";
  }

  @Override
  public boolean headline() {
    return true;
  }

  @Override
  public String method() {
    return "A trace is replayed at 10,000 messages a second, evenly, all of them sent by one of 25"
        + " targets. A record's age counts from the time that the messenger's journal gave the event"
        + " until the commit that holds the record has been synced at the authority. Three synced"
        + " writes lie between: journal, spool and the authority's store. Turns alternate with U,"
        + " unary calls with one record each, whose latency counts from the moment at which each"
        + " call was due; U stores nothing. The goal is judged by U at 500 calls a second, which two"
        + " cores answer at leisure; U at 10,000 a second, the same traffic without any guarantee,"
        + " stands beside it.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    int seconds = bench.quick() ? 4 : 10;
    int counted = bench.quick() ? 1 : 4;
    int warming = bench.quick() ? 6 : 20;
    LoadTrace trace =
        new LoadTrace(FullLoadRow.TASKS, (long) PER_SECOND * (warming + (seconds + 3) * counted));
    try (Yardsticks yardsticks =
            Yardsticks.start(bench.folder().resolve("yardsticks"), bench.world());
        Rig rig =
            Rig.start(
                new Rig.Plan(trace, Integer.toString(PER_SECOND), 1),
                bench.folder().resolve("rig"),
                bench)) {
      bench.progress().say("steady load, warming up");
      var unused = rig.burst((long) PER_SECOND * warming);
      Samples samples = new Samples();
      for (int turn = 0; turn < counted; turn++) {
        bench.progress().say("steady load, turn " + (turn + 1) + " of " + counted);
        samples.call(
            yardsticks, Duration.ofSeconds(turn == 0 ? 5 : 1), Duration.ofSeconds(seconds));
        samples.deliver(rig, (long) PER_SECOND * seconds);
      }
      rig.requireClean();
      return samples.result();
    } catch (IOException | LabException e) {
      throw new BenchException(
          "Steady load could not be measured: " + e.getMessage(),
          "Look into the logs that --keep leaves behind.",
          e);
    }
  }

  private static final class Samples {

    private final Histogram delivered = new Histogram(3);
    private final Histogram called = new Histogram(3);
    private final Histogram calledAsOften = new Histogram(3);
    private final List<Double> deliveredP99 = new ArrayList<>();
    private final List<Double> calledP99 = new ArrayList<>();
    private final List<Rig.Burst> bursts = new ArrayList<>();

    void call(Yardsticks yardsticks, Duration warmup, Duration measured)
        throws InterruptedException {
      Histogram nanos =
          yardsticks.unary(RecordForm.usual(), CALLS_AT_LEISURE, warmup, measured).histogram();
      calledP99.add(nanos.getValueAtPercentile(99) / NANOS_A_MILLI);
      called.add(nanos);
      calledAsOften.add(
          yardsticks.unary(RecordForm.usual(), PER_SECOND, warmup, measured).histogram());
    }

    void deliver(Rig rig, long messages) throws InterruptedException {
      rig.collectors().mark();
      bursts.add(rig.burst(messages));
      Histogram micros = rig.collectors().latencies().getFirst();
      deliveredP99.add(micros.getValueAtPercentile(99) / MICROS_A_MILLI);
      delivered.add(micros);
    }

    RowResult result() {
      Figure p99 = Figure.median("event to durable, p99", "ms", deliveredP99);
      Figure callP99 = Figure.median("U, p99", "ms", calledP99);
      Goal ratio =
          Goal.atMost("p99 as a multiple of U's", "×", p99.value() / callP99.value(), TIMES_CALL);
      List<Figure> figures = new ArrayList<>();
      figures.add(p99);
      figures.add(delivery("event to durable, p50", 50));
      figures.add(delivery("event to durable, p99.9", 99.9));
      figures.add(delivery("event to durable, longest", 100));
      figures.add(callP99);
      figures.add(Figure.of("U, p50", "ms", called.getValueAtPercentile(50) / NANOS_A_MILLI));
      figures.add(Figure.of("U, p99.9", "ms", called.getValueAtPercentile(99.9) / NANOS_A_MILLI));
      figures.add(
          Figure.of(
              "U at 10,000/s, p50", "ms", calledAsOften.getValueAtPercentile(50) / NANOS_A_MILLI));
      figures.add(
          Figure.of(
              "U at 10,000/s, p99", "ms", calledAsOften.getValueAtPercentile(99) / NANOS_A_MILLI));
      figures.addAll(Bursts.costs(bursts));
      return new RowResult(
          figures, List.of(ratio, ratio.aimingAt(WISHED_TIMES_CALL)), List.of(chart()), List.of());
    }

    private Figure delivery(String name, double percentile) {
      return Figure.of(name, "ms", delivered.getValueAtPercentile(percentile) / MICROS_A_MILLI);
    }

    private Chart chart() {
      return new Chart.Percentiles(
          "steady-latency",
          "Latency at 10,000 a second",
          "ms",
          List.of(
              PercentileLine.of(
                  "event to durable record",
                  delivered.getTotalCount(),
                  percentile -> delivered.getValueAtPercentile(percentile) / MICROS_A_MILLI),
              PercentileLine.of(
                  "U, a bare call, 500/s",
                  called.getTotalCount(),
                  percentile -> called.getValueAtPercentile(percentile) / NANOS_A_MILLI),
              PercentileLine.of(
                  "U, 10,000/s",
                  calledAsOften.getTotalCount(),
                  percentile -> calledAsOften.getValueAtPercentile(percentile) / NANOS_A_MILLI)));
    }
  }
}
