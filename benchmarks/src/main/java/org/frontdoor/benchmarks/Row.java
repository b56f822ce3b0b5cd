package org.frontdoor.benchmarks;

/** One row of the table: something that is measured, and what it has to reach. */
public interface Row {

  /** What {@code --only} calls it, such as {@code full-load}: lower case, digits and hyphens. */
  String name();

  /** What the table calls it: a few words without a full stop. */
  String title();

  /** How it is measured, for a reader who wants to judge the figures: Markdown, one paragraph. */
  String method();

  /** Whether it is one of the few whose first figure and first goal stand in the README. */
  default boolean headline() {
    return false;
  }

  /**
   * Measures. Whatever it starts is ended when it returns or throws, and files are made in {@link
   * Bench#folder} only. A goal that is not met is a result, not an exception.
   *
   * @throws BenchException if there is no figure to be had, with the reason
   * @throws InterruptedException if the run is to stop
   */
  RowResult run(Bench bench) throws BenchException, InterruptedException;
}
