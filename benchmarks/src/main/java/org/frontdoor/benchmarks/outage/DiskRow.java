package org.frontdoor.benchmarks.outage;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart.Mark;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.endtoend.LoadTrace;
import org.frontdoor.testbed.lab.LabException;

/** What is written for a record, and what of it is given back. */
public final class DiskRow implements Row {

  private static final int TARGETS = 25;

  /** Traffic does not stop at the exact message. */
  private static final long SPARE = 500_000;

  /**
   * The spool's folder, when its authority has acknowledged everything, takes no more than this.
   */
  static final long SPOOL_BOUND = 192L << 20;

  private static final Duration A_WHILE = Duration.ofSeconds(30);

  /** Creates the row. */
  public DiskRow() {}

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public String title() {
    return "Bytes written per record, and space given back";
  }

  @Override
  public String method() {
    return "Messages of 25 busy accounts at full speed: 3,000,000 (`--quick`: 300,000) while their"
        + " authority is connected, as many while it is away, and then it comes back and takes them"
        + " from the spool. The files of journal and spool are looked at ten times a second: they"
        + " only grow and are never written twice, so the sum of the largest size of each is what"
        + " was written. The kernel's count of bytes that the provider sent to the disk (with the"
        + " register and the granularity of pages) stands beside it. \"A while\" is at most 30 s.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    long messages = bench.quick() ? 300_000 : 3_000_000;
    try (OutageRig rig = OutageRig.start(bench, new LoadTrace(TARGETS, 2 * messages + 3 * SPARE));
        DiskWatch watch = DiskWatch.start(rig.data(), rig.provider().child().pid())) {
      return new Run(bench, rig, watch).measure(messages);
    } catch (IOException | LabException | StatusRuntimeException e) {
      throw new BenchException(
          "The disk could not be measured: " + e.getMessage(),
          "Run it again with --keep and read the provider's log.",
          e);
    }
  }

  private record Run(Bench bench, OutageRig rig, DiskWatch watch) {

    RowResult measure(long messages) throws BenchException, InterruptedException {
      List<Mark> marks = new ArrayList<>();
      bench.progress().say("disk: an authority that keeps up");
      DiskFigures.Stage live = stage(messages, true);
      marks.add(new Mark(live.after().seconds(), "acknowledged"));
      boolean liveFits = watch.awaitSpool(size -> size <= SPOOL_BOUND, A_WHILE);
      DiskWatch.Standing liveLater = watch.now();
      rig.lose();
      bench.progress().say("disk: an authority that is away");
      marks.add(new Mark(watch.now().seconds(), "outage"));
      DiskFigures.Stage away = stage(messages, false);
      bench.progress().say("disk: an authority that is back");
      marks.add(new Mark(watch.now().seconds(), "back"));
      rig.comeBack();
      rig.awaitStored();
      DiskWatch.Standing drained = watch.now();
      marks.add(new Mark(drained.seconds(), "acknowledged"));
      boolean drainedFits = watch.awaitSpool(size -> size <= SPOOL_BOUND, A_WHILE);
      return new DiskFigures(live, liveLater, away, drained, watch.now(), liveFits && drainedFits)
          .result(watch.journalSizes(), watch.spoolSizes(), marks);
    }

    private DiskFigures.Stage stage(long messages, boolean connected) throws BenchException {
      DiskWatch.Standing before = watch.now();
      long from = rig.handled();
      rig.send(messages);
      rig.awaitSpooled();
      if (connected) {
        rig.awaitStored();
      }
      return new DiskFigures.Stage(before, watch.now(), rig.handled() - from);
    }
  }
}
