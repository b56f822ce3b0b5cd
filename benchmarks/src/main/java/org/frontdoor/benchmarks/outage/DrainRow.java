package org.frontdoor.benchmarks.outage;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart.Mark;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.endtoend.LoadTrace;
import org.frontdoor.testbed.lab.LabException;

/** What was spooled while an authority was away, and how it drains. */
public final class DrainRow implements Row {

  private static final int TARGETS = 25;

  /** Traffic does not stop at the exact message. */
  private static final long SPARE = 200_000;

  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** Creates the row. */
  public DrainRow() {}

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String title() {
    return "After an outage, what was spooled drains; another authority meanwhile";
  }

  @Override
  public String method() {
    return "A provider and two authorities, a process each. One authority has tasks against 25 busy"
        + " accounts, the other a task against an account that sends 500 messages/s all the time."
        + " First the live rate of the busy one: bursts at full speed while it is connected. Then its"
        + " process is ended, the same traffic goes on until 5,000,000 records (`--quick`: 300,000)"
        + " are in the spool, and it is started anew, a JVM that has to warm up again. The drain"
        + " lasts from the first record that it stores to the last. Live rate and drain rate count"
        + " durable records in the same way. The other authority's latency, from the event to its"
        + " durable record, is taken while nothing else goes on, and during the drain.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Sizes sizes = bench.quick() ? Sizes.QUICK : Sizes.USUAL;
    try (OutageRig rig = OutageRig.start(bench, new LoadTrace(TARGETS, sizes.total()));
        SteadyTraffic steady = SteadyTraffic.start(rig.tester())) {
      return new Run(bench, rig, steady, sizes).measure();
    } catch (IOException | LabException | StatusRuntimeException | IllegalArgumentException e) {
      throw new BenchException(
          "The drain could not be measured: " + e.getMessage(),
          "Run it again with --keep and read the provider's log.",
          e);
    }
  }

  /**
   * How much of everything.
   *
   * @param warm messages before anything is measured
   * @param live messages of a burst
   * @param before bursts before the outage; as many follow the drain
   * @param spooled messages during the outage
   * @param quiet how long the quiet latency is taken, before the outage and after the drain
   */
  private record Sizes(long warm, long live, int before, long spooled, Duration quiet) {

    static final Sizes USUAL =
        new Sizes(2_000_000, 2_000_000, 2, 5_000_000, Duration.ofSeconds(10));
    static final Sizes QUICK = new Sizes(600_000, 400_000, 1, 300_000, Duration.ofSeconds(3));

    long total() {
      return warm + 2L * before * live + spooled + (2 + 2L * before) * SPARE;
    }
  }

  /** One run of it. */
  private static final class Run {

    private final Bench bench;
    private final OutageRig rig;
    private final SteadyTraffic steady;
    private final Sizes sizes;
    private final List<Double> live = new ArrayList<>();
    private final List<Point> rates = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Histogram quiet = new Histogram(3);
    private final List<OutageRig.Cpu> liveCpu = new ArrayList<>();
    private long begin;

    Run(Bench bench, OutageRig rig, SteadyTraffic steady, Sizes sizes) {
      this.bench = bench;
      this.rig = rig;
      this.steady = steady;
      this.sizes = sizes;
    }

    RowResult measure() throws BenchException, InterruptedException {
      bench.progress().say("drain: warming up");
      burst(sizes.warm);
      begin = now();
      liveBursts();
      quiet();
      rates.addAll(history().rates(begin, 500));
      rig.lose();
      mark("outage");
      bench.progress().say("drain: spooling " + sizes.spooled + " records");
      long spoolBefore = rig.handled();
      rig.send(sizes.spooled);
      rig.awaitSpooled();
      long spooled = rig.handled() - spoolBefore;
      long spoolBytes = rig.spoolBytes();
      quiet();
      DrainFigures.Drain drain = drain(spooled, spoolBytes);
      liveBursts();
      rates.addAll(history().rates(begin, 500));
      liveCpu.removeFirst();
      return new DrainFigures(live, liveCpu, drain, quiet, lostOrDoubled()).result(rates, marks);
    }

    private void liveBursts() {
      for (int round = 0; round < sizes.before; round++) {
        bench.progress().say("drain: live rate");
        live.add(burst(sizes.live));
      }
    }

    private double burst(long messages) {
      long from = rig.busy().status().records();
      long handled = rig.handled();
      OutageRig.Cpu before = rig.cpu();
      rig.send(messages);
      rig.awaitStored();
      liveCpu.add(rig.cpu().since(before, rig.handled() - handled));
      return history().perSecond(from, from + rig.handled() - handled);
    }

    private void quiet() throws InterruptedException {
      bench.progress().say("drain: the other authority by itself");
      // What came last behind a burst is not quiet yet.
      steady.pass(SETTLING);
      rig.quiet().mark();
      steady.pass(sizes.quiet);
      quiet.add(rig.quiet().latencies().getFirst());
    }

    private DrainFigures.Drain drain(long spooled, long spoolBytes) throws InterruptedException {
      bench.progress().say("drain: draining");
      mark("back");
      long start = now();
      rig.comeBack();
      OutageRig.Cpu before = rig.cpu();
      rig.quiet().mark();
      rig.awaitStored();
      Histogram during = rig.quiet().latencies().getFirst();
      OutageRig.Cpu cpu = rig.cpu().since(before, spooled);
      mark("drained");
      return new DrainFigures.Drain(
          spooled,
          spoolBytes,
          history().perSecond(0, spooled),
          (history().millisBeyond(0) - start) / 1_000.0,
          cpu,
          during);
    }

    private long lostOrDoubled() throws BenchException, InterruptedException {
      long expected = steady.stop() + 1;
      rig.quiet().awaitRecords(expected, Duration.ofMinutes(1));
      return Math.abs(rig.unbalanced())
          + Math.abs(expected - rig.quiet().status().records())
          + rig.busy().status().findings()
          + rig.quiet().status().findings();
    }

    private Stored history() {
      return new Stored(rig.busy().history());
    }

    private void mark(String label) {
      marks.add(new Mark((now() - begin) / 1_000.0, label));
    }

    private long now() {
      return bench.world().clock().millis();
    }
  }
}
