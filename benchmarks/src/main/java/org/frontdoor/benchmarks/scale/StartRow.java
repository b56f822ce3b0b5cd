package org.frontdoor.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Medians;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;

/** How long a provider with many tasks takes to start, in good order and after it was killed. */
public final class StartRow implements Row {

  private static final double MOST_SECONDS = 10;

  /** Creates the row. */
  public StartRow() {}

  @Override
  public String name() {
    return "start";
  }

  @Override
  public boolean headline() {
    return true;
  }

  @Override
  public String title() {
    return "Start with 100,000 stored tasks, and after kill -9";
  }

  @Override
  public String method() {
    return "The provider is started with 100,000 stored tasks of four authorities, in a heap of 512"
        + " MiB, from the command to the line that says that it serves: by then interception goes on"
        + " where it was, and both interfaces are open. How long it takes until every warrant has"
        + " been verified anew and every task confirmed is a figure of its own. Then a trace is"
        + " replayed as fast as it goes, every message of which is a record of one of 25 tasks,"
        + " while their authority collects; after two fifths of it the provider is killed with kill"
        + " -9 and started again at once. When the trace is over, what the authority has stored is"
        + " opened, verified and compared with the trace, message by message.";
  }

  private record Extent(Scene.Size size, int starts, long messages) {

    static final Extent USUAL = new Extent(new Scene.Size(200_000, 100_000, 4), 3, 3_000_000);
    static final Extent QUICK = new Extent(new Scene.Size(10_000, 5_000, 1), 1, 500_000);
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Extent extent = bench.quick() ? Extent.QUICK : Extent.USUAL;
    try {
      Scene scene = Scene.make("provider", extent.size, bench);
      List<Double> starts = new ArrayList<>();
      List<Double> settled = new ArrayList<>();
      Path nothing = bench.folder().resolve("no-trace.txt");
      Files.writeString(nothing, "");
      for (int i = 1; i <= extent.starts; i++) {
        bench.progress().say("start " + i + " of " + extent.starts);
        long begin = System.nanoTime();
        ProviderProcess provider = scene.start(nothing, ProviderProcess.Ports.FREE, bench);
        starts.add((System.nanoTime() - begin) / 1e9);
        try (UpperTester tester = scene.tester(provider, bench)) {
          // Answered when all that tasking has to do before has been done.
          tester.advanceClock(Duration.ofMillis(1));
        }
        settled.add((System.nanoTime() - begin) / 1e9);
        Scene.stop(provider);
      }
      bench.progress().say("kill -9 and recovery");
      return result(starts, settled, Recovery.of(scene, extent.messages, bench), scene);
    } catch (IOException | StoreException | LabException e) {
      throw new BenchException(
          "Starting could not be measured: " + e.getMessage(),
          "Run it again with 4 GB of free memory and 10 GB of free disk.",
          e);
    }
  }

  private static RowResult result(
      List<Double> starts, List<Double> confirmed, Recovery recovery, Scene scene) {
    Settlement settled = recovery.settlement();
    return new RowResult(
        List.of(
            Figure.median("start to serving", "s", starts),
            Figure.median("start until every warrant is verified anew", "s", confirmed),
            Figure.of("after kill -9, to serving", "s", recovery.servingSeconds()),
            Figure.of(
                "after kill -9, to the next stored record", "s", recovery.deliveringSeconds()),
            Figure.of("events to catch up with", "", (double) recovery.backlog()),
            Figure.of("records lost", "", (double) settled.lost()),
            Figure.of("records doubled", "", (double) settled.doubled()),
            Figure.of("tasks made in", "s", scene.seedSeconds()),
            Figure.of("tasks made a second", "1/s", scene.tasks().size() / scene.seedSeconds())),
        List.of(
            Goal.atMost("start to serving", "s", Medians.of(starts), MOST_SECONDS),
            Goal.atMost("after kill -9, to serving", "s", recovery.servingSeconds(), MOST_SECONDS),
            Goal.atMost("records lost", "", (double) settled.lost(), 0),
            Goal.atMost("records doubled", "", (double) settled.doubled(), 0)),
        List.of(),
        settled.findings() == 0
            ? List.of("The verifier that shares no code with the provider found nothing wrong.")
            : List.of("The verifier had " + settled.findings() + " findings."));
  }
}
