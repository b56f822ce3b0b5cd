package org.frontdoor.benchmarks.report;

import org.frontdoor.benchmarks.RowResult;

/** What became of a row. */
public sealed interface Outcome {

  /** It was measured; goals may be met or not. */
  record Measured(RowResult result) implements Outcome {}

  /**
   * There is no figure to be had.
   *
   * @param sentence why, without a full stop
   * @param remedy what to do about it
   */
  record Broken(String sentence, String remedy) implements Outcome {}
}
