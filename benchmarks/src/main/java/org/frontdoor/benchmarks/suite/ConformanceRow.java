package org.frontdoor.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Medians;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.testbed.lab.LabException;

/** How long the whole conformance suite takes, against the reference and a hostile provider. */
public final class ConformanceRow implements Row {

  private static final double MOST_SECONDS = 120;
  private static final double MOST_TIMES_LONGER = 1.3;
  private static final Duration LONGEST_DELAY = Duration.ofMillis(20);

  /** Creates the row. */
  public ConformanceRow() {}

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public String title() {
    return "The whole conformance suite against the reference provider";
  }

  @Override
  public String method() {
    return "`frontdoor conformance run` as a process of its own, in a heap of "
        + Examination.HEAP_MIB
        + " MiB, from its command to its end, against a provider that has just been started, with all"
        + " cases and its upper tester. Then against the same provider behind one that does"
        + " everything that is allowed and nobody likes: it refuses good requests for a moment, lists"
        + " in any order, spreads units over messages at odd places, keeps its windows small and its"
        + " epochs short; without its delays, and with delays of up to 20 ms at every message. A run"
        + " counts only if it is green.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    int runs = bench.quick() ? 1 : 3;
    List<Double> plain = new ArrayList<>();
    List<Double> hostile = new ArrayList<>();
    double most = 0;
    int passed = 0;
    for (int i = 1; i <= runs; i++) {
      bench.progress().say("turn " + i + " of " + runs);
      Examination usual = examine(bench, "plain-" + i, Scenery.USUAL);
      plain.add(usual.seconds());
      most = Math.max(most, usual.residentMiB());
      passed = usual.passed();
      hostile.add(examine(bench, "hostile-" + i, Scenery.hostile(Duration.ZERO)).seconds());
    }
    double late = examine(bench, "late", Scenery.hostile(LONGEST_DELAY)).seconds();
    double longer = Medians.of(hostile) / Medians.of(plain);
    return new RowResult(
        List.of(
            Figure.median("whole run", "s", plain),
            Figure.of("cases passed", "", passed),
            Figure.median("hostile provider, without delays", "s", hostile),
            Figure.of("hostile provider, with delays", "s", late),
            Figure.of("most memory of the suite", "MiB", most)),
        List.of(
            Goal.atMost("whole run", "s", Medians.of(plain), MOST_SECONDS),
            Goal.atMost("hostile to plain", "×", longer, MOST_TIMES_LONGER)),
        List.of(),
        List.of());
  }

  private static Examination examine(Bench bench, String name, Scenery scenery)
      throws BenchException, InterruptedException {
    Path folder = bench.folder().resolve(name);
    try {
      return Examination.of(folder, scenery, bench);
    } catch (IOException | LabException e) {
      throw new BenchException(
          "The suite could not be measured: " + e.getMessage(),
          "See the logs in " + folder + ".",
          e);
    }
  }
}
