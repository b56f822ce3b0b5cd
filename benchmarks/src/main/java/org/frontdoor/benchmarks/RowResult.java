package org.frontdoor.benchmarks;

import java.util.List;

/**
 * What came of a row.
 *
 * @param figures what was measured, the most important first; at least one
 * @param goals what had to be reached; may be empty where a figure is only reported
 * @param charts pictures
 * @param notes what a reader has to know besides, one sentence each
 */
public record RowResult(
    List<Figure> figures, List<Goal> goals, List<Chart> charts, List<String> notes) {

  /** Takes its own copies. */
  public RowResult {
    figures = List.copyOf(figures);
    goals = List.copyOf(goals);
    charts = List.copyOf(charts);
    notes = List.copyOf(notes);
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("A row that measured has a figure");
    }
  }
}
