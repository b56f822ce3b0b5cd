package org.frontdoor.benchmarks.micro;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;

/** What single steps cost. */
public final class MicroRow implements Row {

  /** Creates the row. */
  public MicroRow() {}

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public String title() {
    return "Single steps: sealing, chaining, parsing, matching, signatures";
  }

  @Override
  public String method() {
    return "JMH, average time of one thread, each step in a JVM of its own with the flags of the"
        + " program; bytes are what the step allocates. Records are those of the yardsticks."
        + " Certificates, messages and warrants are a laboratory's.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    List<Cost> costs =
        new MicroRun(bench.quick(), bench.progress()).measure(List.of(Step.values()));
    List<Figure> figures = new ArrayList<>();
    for (Cost cost : costs) {
      figures.add(new Figure(cost.words(), "µs", cost.micros(), cost.samples()));
      figures.add(Figure.of(cost.words() + ": allocated", "bytes", cost.bytes()));
    }
    return new RowResult(figures, List.of(), List.of(), List.of(worst(costs)));
  }

  private static String worst(List<Cost> costs) {
    Cost worst =
        costs.stream()
            .max(Comparator.comparingDouble(cost -> cost.errorMicros() / cost.micros()))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "The least certain mean, of \"%s\", is known to ± %.0f %% with 99.9 %% confidence.",
        worst.words(),
        100 * worst.errorMicros() / worst.micros());
  }
}
