package org.frontdoor.benchmarks;

import java.util.List;

/** A row that does what a test says. */
record FakeRow(String name, Work work) implements Row {

  /** What is done in place of measuring. */
  @FunctionalInterface
  interface Work {
    RowResult measure(Bench bench) throws BenchException, InterruptedException;
  }

  /** A row with one figure, and one goal that it reaches this far. */
  static FakeRow reaching(String name, double share) {
    return new FakeRow(name, bench -> result(share));
  }

  static RowResult result(double share) {
    return new RowResult(
        List.of(Figure.median("records", "records/s", List.of(1_000.0, 3_000.0, 2_000.0))),
        List.of(Goal.atLeast("share of L", "×", share, 0.3)),
        List.of(),
        List.of());
  }

  @Override
  public String title() {
    return "Title of " + name;
  }

  @Override
  public String method() {
    return "Nothing is measured.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    return work.measure(bench);
  }
}
