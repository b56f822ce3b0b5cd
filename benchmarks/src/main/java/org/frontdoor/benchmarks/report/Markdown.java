package org.frontdoor.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontdoor.benchmarks.Goal;

/** Pieces of Markdown. */
final class Markdown {

  private Markdown() {}

  /** A table; each row has as many cells as the head. */
  static String table(List<String> head, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(line(head));
    text.append("|").append("---|".repeat(head.size())).append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  /** Where a heading can be reached within its page. */
  static String anchor(String heading) {
    return "#"
        + heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** What a goal asks for. */
  static String bound(Goal goal) {
    return (goal.aim() ? "aim " : "")
        + (goal.atLeast() ? "≥ " : "≤ ")
        + Numbers.beside(goal.bound(), goal.value(), goal.unit());
  }

  /** What was reached. */
  static String reached(Goal goal) {
    return Numbers.beside(goal.value(), goal.bound(), goal.unit());
  }

  /** Whether that is enough. */
  static String verdict(Goal goal) {
    if (goal.met()) {
      return "met";
    }
    return goal.aim() ? "not met" : "**not met**";
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\R", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Cells of a row. */
  static List<String> cells(String... cells) {
    return Arrays.asList(cells);
  }
}
