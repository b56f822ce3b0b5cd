package org.frontdoor.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Medians;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.scale.Meter.Cost;
import org.frontdoor.benchmarks.scale.ScaleTrace.Section;
import org.frontdoor.testbed.lab.LabException;

/**
 * What an event costs a large provider and a small one, and how much memory the large one takes.
 */
public final class ScaleRow implements Row {

  private static final double SHARE = 0.02;
  private static final int BUSY = 10;
  private static final double MOST_RATIO = 1.2;
  private static final double MOST_HEAP_MIB = 512;

  /** Creates the row. */
  public ScaleRow() {}

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String title() {
    return "Cost of an event with a million accounts and 100,000 tasks";
  }

  @Override
  public String method() {
    return "Two providers, each with a heap of 512 MiB, replay traces of the same shape in turns, as"
        + " fast as they can: one with 1,000,000 accounts and 100,000 active tasks of four"
        + " authorities, one with 1,000 accounts and 10 tasks. Accounts and tasks are made as"
        + " authorities make them, through warrants that a judge has signed. Every message goes from"
        + " any account to any other; 2 % have a target as sender, which is what ten targets send"
        + " among a thousand accounts that all write alike, and in both cases ten targets send them:"
        + " the large provider has as much to intercept as the small one, but 100,000 tasks to find"
        + " it among. Measured is the processor time of the provider's process, from reading the"
        + " trace to the spool on the disk, divided by the number of events. A second measurement"
        + " spreads the same share over all 100,000 tasks: then nearly every record opens an epoch"
        + " of its own, with a key encapsulation and a unit of its own.";
  }

  /**
   * How much is measured.
   *
   * @param warmup turns before the first that counts
   * @param turns turns that count, of each kind
   * @param messages messages of a turn
   */
  private record Extent(Scene.Size small, Scene.Size large, int warmup, int turns, long messages) {

    static final Extent USUAL =
        new Extent(
            new Scene.Size(1_000, 10, 1), new Scene.Size(1_000_000, 100_000, 4), 5, 7, 600_000);
    static final Extent QUICK =
        new Extent(new Scene.Size(1_000, 10, 1), new Scene.Size(100_000, 5_000, 1), 5, 3, 100_000);
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Extent extent = bench.quick() ? Extent.QUICK : Extent.USUAL;
    try {
      Scene small = Scene.make("small", extent.small, bench);
      Scene large = Scene.make("large", extent.large, bench);
      Path smallTrace = trace(small, extent, small.targets(), bench);
      Path largeTrace = trace(large, extent, large.targets(), bench);
      try (Meter few = Meter.start(small, smallTrace, bench);
          Meter many = Meter.start(large, largeTrace, bench)) {
        bench.progress().say("waiting until every warrant has been verified anew");
        few.awaitRest();
        many.awaitRest();
        Samples samples = new Samples();
        samples.take(few, many, extent, bench);
        return samples.result(many.process(), large);
      }
    } catch (IOException | LabException e) {
      throw new BenchException(
          "Scale could not be measured: " + e.getMessage(),
          "Run it again with 4 GB of free memory and 10 GB of free disk.",
          e);
    }
  }

  /** First ten targets send in every turn, those to warm up among them; then all of them. */
  private static Path trace(Scene scene, Extent extent, List<String> targets, Bench bench)
      throws IOException {
    List<Section> sections = new ArrayList<>();
    List<String> busy = targets.subList(0, Math.min(BUSY, targets.size()));
    for (int turn = 0; turn < extent.warmup + extent.turns; turn++) {
      sections.add(new Section(busy));
    }
    for (int turn = 0; turn < extent.turns; turn++) {
      sections.add(new Section(targets));
    }
    Path file = bench.folder().resolve("trace-" + scene.accounts().size() + ".txt");
    var unused =
        new ScaleTrace(scene.accounts(), targets, SHARE, sections, extent.messages).write(file);
    return file;
  }

  private static final class Samples {

    private final List<Cost> few = new ArrayList<>();
    private final List<Cost> many = new ArrayList<>();
    private final List<Cost> spread = new ArrayList<>();

    void take(Meter small, Meter large, Extent extent, Bench bench) throws BenchException {
      int turns = extent.warmup + 2 * extent.turns;
      for (int turn = 0; turn < turns; turn++) {
        bench.progress().say("events, turn " + (turn + 1) + " of " + turns);
        long until = (turn + 1) * extent.messages;
        Cost cheap = small.runTo(until);
        Cost dear = large.runTo(until);
        if (turn >= extent.warmup + extent.turns) {
          spread.add(dear);
        } else if (turn >= extent.warmup) {
          few.add(cheap);
          many.add(dear);
        }
      }
    }

    RowResult result(OsProcess large, Scene scene) throws BenchException, InterruptedException {
      double heap = large.liveHeapMiB();
      double ratio = cpu(many) / cpu(few);
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("processor time of an event, large to small", "×", ratio));
      figures.add(figure("processor time of an event, large", many));
      figures.add(figure("processor time of an event, small", few));
      figures.add(
          Figure.median(
              "time of an event, large", "µs", many.stream().map(Cost::wallMicros).toList()));
      figures.add(
          Figure.median(
              "time of an event, small", "µs", few.stream().map(Cost::wallMicros).toList()));
      figures.add(figure("processor time of an event, large, records of all tasks", spread));
      figures.add(Figure.of("alive in the heap, large", "MiB", heap));
      large
          .residentMiB()
          .ifPresent(mib -> figures.add(Figure.of("memory of the process, large", "MiB", mib)));
      figures.add(Figure.of("accounts and tasks made in", "s", scene.seedSeconds()));
      return new RowResult(
          figures,
          List.of(
              Goal.atMost("processor time of an event, large to small", "×", ratio, MOST_RATIO),
              Goal.atMost("heap of the large provider", "MiB", heap, MOST_HEAP_MIB)),
          List.of(),
          List.of(
              "The large provider ran with -Xmx512m throughout; its heap was counted after the last"
                  + " event, after a full collection."));
    }

    private static Figure figure(String name, List<Cost> costs) {
      return Figure.median(name, "µs", costs.stream().map(Cost::cpuMicros).toList());
    }

    private static double cpu(List<Cost> costs) {
      return Medians.of(costs.stream().map(Cost::cpuMicros).toList());
    }
  }
}
