package org.frontdoor.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.testbed.lab.LabException;

/** Full load spread over very many tasks, beside the same load on few. */
public final class SpreadRow implements Row {

  private static final double SHARE = 0.5;
  private static final int AUTHORITIES = 20;
  private static final int TASKS = 10_000;
  private static final int TASKS_QUICK = 2_000;

  @Override
  public String name() {
    return "spread";
  }

  @Override
  public String title() {
    return "The same load spread evenly over 10,000 tasks of 20 authorities";
  }

  @Override
  public String method() {
    return "As full-load, on two providers at once that take turns: one with 25 tasks of one"
        + " authority, one with 10,000 tasks of 20 authorities, each target sending as often as any"
        + " other. Every task was ordered by a signed warrant. The 20 authorities have a delivery"
        + " stream, keys and a store each and share one process. (--quick: 2,000 tasks.)";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    Turns turns = bench.quick() ? Turns.QUICK : Turns.USUAL;
    int tasks = bench.quick() ? TASKS_QUICK : TASKS;
    try (Rig few = rig(FullLoadRow.TASKS, 1, turns, bench);
        Rig many = rig(tasks, AUTHORITIES, turns, bench)) {
      List<Rig.Burst> onFew = new ArrayList<>();
      List<Rig.Burst> onMany = new ArrayList<>();
      turns.warmUp(few, bench);
      turns.warmUp(many, bench);
      for (int turn = 0; turn < turns.counted(); turn++) {
        bench.progress().say("spread, turn " + (turn + 1) + " of " + turns.counted());
        onFew.add(few.burst(turns.burst()));
        onMany.add(many.burst(turns.burst()));
      }
      few.requireClean();
      many.requireClean();
      return result(onFew, onMany);
    } catch (IOException | LabException e) {
      throw new BenchException(
          "Spread load could not be measured: " + e.getMessage(),
          "Look into the logs that --keep leaves behind.",
          e);
    }
  }

  private static Rig rig(int tasks, int authorities, Turns turns, Bench bench)
      throws IOException, InterruptedException {
    return Rig.start(
        new Rig.Plan(new LoadTrace(tasks, turns.messages()), "max", authorities),
        bench.folder().resolve("rig-" + tasks),
        bench);
  }

  private static RowResult result(List<Rig.Burst> few, List<Rig.Burst> many) {
    Figure spread =
        Figure.median(
            "records end to end", "records/s", many.stream().map(Rig.Burst::perSecond).toList());
    Figure full =
        Figure.median(
            "on 25 tasks of one authority",
            "records/s",
            few.stream().map(Rig.Burst::perSecond).toList());
    List<Figure> figures = new ArrayList<>(List.of(spread, full));
    figures.addAll(Bursts.costs(many));
    return new RowResult(
        figures,
        List.of(Goal.atLeast("share of 25 tasks", "×", spread.value() / full.value(), SHARE)),
        List.of(
            new Chart.OverTime(
                "spread-over-time",
                "Records a second, the last turn",
                "records/s",
                List.of(
                    new Chart.Line("10,000 tasks", many.getLast().timeline()),
                    new Chart.Line("25 tasks", few.getLast().timeline())),
                List.of())),
        List.of());
  }
}
