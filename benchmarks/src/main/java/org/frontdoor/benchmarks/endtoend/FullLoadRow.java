package org.frontdoor.benchmarks.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.yardstick.RecordForm;
import org.frontdoor.benchmarks.yardstick.Throughput;
import org.frontdoor.benchmarks.yardstick.Yardsticks;
import org.frontdoor.testbed.lab.LabException;

/** End to end at full load, beside what the wire can do. */
public final class FullLoadRow implements Row {

  static final int TASKS = 25;

  private static final double SHARE_OF_LIMIT = 0.30;
  private static final double WISHED_SHARE_OF_LIMIT = 0.5;
  private static final double TIMES_NAIVE = 5;

  @Override
  public String name() {
    return "full-load";
  }

  @Override
  public String title() {
    return "End to end at full load, 25 busy tasks";
  }

  @Override
  public boolean headline() {
    return true;
  }

  @Override
  public String method() {
    return "Provider and authority are processes of their own in the configuration that everybody"
        + " gets. A trace in which every message is sent by one of 25 targets is replayed as fast as"
        + " the journal takes it; the figure is messages divided by the time from the first message"
        + " until the record of the last one is durable at the authority: journal, match, seal,"
        + " spool, mTLS, verify, open, store and acknowledge, the reading of the trace included."
        + " Bursts take turns with the yardsticks L and N, which stream the same records between two"
        + " other processes; what comes before the first turn warms up and is not counted.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Turns turns = bench.quick() ? Turns.QUICK : Turns.USUAL;
    LoadTrace trace = new LoadTrace(TASKS, turns.messages());
    try (Yardsticks yardsticks =
            Yardsticks.start(bench.folder().resolve("yardsticks"), bench.world());
        Rig rig = Rig.start(new Rig.Plan(trace, "max", 1), bench.folder().resolve("rig"), bench)) {
      Samples samples = new Samples();
      turns.warmUp(rig, bench);
      for (int turn = 0; turn < turns.counted(); turn++) {
        bench.progress().say("full load, turn " + (turn + 1) + " of " + turns.counted());
        Duration warmup = Duration.ofSeconds(turn == 0 ? 4 : 1);
        Duration measured = Duration.ofSeconds(bench.quick() ? 2 : 4);
        samples.limit.add(yardsticks.stream(RecordForm.usual(), warmup, measured));
        samples.bursts.add(rig.burst(turns.burst()));
        samples.naive.add(yardsticks.single(RecordForm.usual(), warmup, measured));
      }
      rig.requireClean();
      return samples.result();
    } catch (IOException | LabException e) {
      throw new BenchException(
          "Full load could not be measured: " + e.getMessage(),
          "Look into the logs that --keep leaves behind.",
          e);
    }
  }

  private static final class Samples {

    private final List<Throughput> limit = new ArrayList<>();
    private final List<Throughput> naive = new ArrayList<>();
    private final List<Rig.Burst> bursts = new ArrayList<>();

    RowResult result() {
      Figure rate =
          Figure.median(
              "records end to end",
              "records/s",
              bursts.stream().map(Rig.Burst::perSecond).toList());
      Figure l = rates("L, a bare stream in batches of 64", limit);
      Figure n = rates("N, a record a message", naive);
      Goal share = Goal.atLeast("share of L", "×", rate.value() / l.value(), SHARE_OF_LIMIT);
      List<Figure> figures = new ArrayList<>(List.of(rate, l, n));
      figures.addAll(Bursts.costs(bursts));
      figures.add(Figure.of("size of a record", "bytes", RecordForm.usual().bytes()));
      return new RowResult(
          figures,
          List.of(
              share,
              share.aimingAt(WISHED_SHARE_OF_LIMIT),
              Goal.atLeast("multiple of N", "×", rate.value() / n.value(), TIMES_NAIVE)),
          List.of(chart()),
          List.of());
    }

    private static Figure rates(String name, List<Throughput> measured) {
      return Figure.median(
          name, "records/s", measured.stream().map(Throughput::recordsPerSecond).toList());
    }

    private Chart chart() {
      List<Chart.Point> limitPoints = new ArrayList<>();
      List<Double> samples = limit.getLast().samples();
      for (int i = 0; i < samples.size(); i++) {
        limitPoints.add(
            new Chart.Point((i + 1) * Throughput.SAMPLE_MILLIS / 1000.0, samples.get(i)));
      }
      Rig.Burst last = bursts.getLast();
      return new Chart.OverTime(
          "full-load-over-time",
          "Records a second, the last turn",
          "records/s",
          List.of(
              new Chart.Line("durable at the authority", last.timeline()),
              new Chart.Line("L", limitPoints)),
          List.of(new Chart.Mark(last.journalSeconds(), "last message journaled")));
    }
  }
}
