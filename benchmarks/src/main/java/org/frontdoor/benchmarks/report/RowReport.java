package org.frontdoor.benchmarks.report;

import java.util.List;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;

/**
 * A row of a run.
 *
 * @param row its name
 * @param started when it began, in UTC, as ISO 8601 to the second
 * @param commit the version that was measured; empty if it is not known
 * @param title what the table calls it
 * @param method how it was measured, as Markdown
 * @param seconds how long that took
 * @param outcome what became of it
 */
public record RowReport(
    String row,
    String started,
    String commit,
    String title,
    String method,
    double seconds,
    Outcome outcome) {

  /** Name of the file of one of its charts. */
  public String file(Chart chart) {
    String name = chart.file().startsWith(row) ? chart.file() : row + "-" + chart.file();
    return name + ".svg";
  }

  /** Whether a goal that is more than an aim is not met. */
  public boolean fallsShort() {
    return goals().stream().anyMatch(goal -> !goal.aim() && !goal.met());
  }

  /** Whether there is no figure to be had. */
  public boolean broken() {
    return outcome instanceof Outcome.Broken;
  }

  /** What was measured; empty if it broke. */
  public List<Figure> figures() {
    return outcome instanceof Outcome.Measured measured ? measured.result().figures() : List.of();
  }

  /** What had to be reached; empty if it broke. */
  public List<Goal> goals() {
    return outcome instanceof Outcome.Measured measured ? measured.result().goals() : List.of();
  }

  /** Its pictures, or one of its samples if it brings none; empty if it broke. */
  public List<Chart> charts() {
    List<Chart> own =
        outcome instanceof Outcome.Measured measured ? measured.result().charts() : List.of();
    return own.isEmpty() ? SampleChart.of(figures()).stream().toList() : own;
  }
}
