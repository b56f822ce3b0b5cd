package org.frontdoor.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Guarantee;
import org.frontdoor.lab.report.Matrix.Cell;

/** The matrix for a terminal: the table, and under it what stands behind each measured cell. */
public final class MatrixText {

  private static final String NOT_RUN = ".";

  private MatrixText() {}

  /** The whole of it, line by line. */
  public static List<String> lines(Matrix matrix) {
    List<String> lines = new ArrayList<>();
    lines.add("measured (predicted): H holds, D degrades, B breaks and somebody can notice,");
    lines.add("S breaks silently, - not offered, . not run, ! worse than predicted,");
    lines.add("+ better than predicted by what has run; another attack may yet be worse,");
    lines.add("? a run was stopped or failed, so that it may be worse than it looks");
    lines.add("");
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-5s", ""));
    for (Architecture architecture : Architecture.values()) {
      head.append(String.format(Locale.ROOT, "%-9s", architecture));
    }
    lines.add(head.toString().stripTrailing());
    for (Guarantee guarantee : Guarantee.values()) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-5s", guarantee));
      for (Architecture architecture : Architecture.values()) {
        row.append(String.format(Locale.ROOT, "%-9s", word(matrix.cell(architecture, guarantee))));
      }
      lines.add(row.toString().stripTrailing());
    }
    for (Cell cell : matrix.measured()) {
      lines.add("");
      detail(lines, cell);
    }
    return lines;
  }

  private static void detail(List<String> lines, Cell cell) {
    lines.add(
        cell.guarantee()
            + " "
            + cell.guarantee().title()
            + ", "
            + cell.architecture()
            + " "
            + cell.architecture().title()
            + ": "
            + word(cell)
            + remark(cell));
    for (RunSummary run : cell.runs()) {
      if (run.verdict().isEmpty()) {
        lines.add(
            String.format(Locale.ROOT, "  %-28s %s", run.key().words(), run.judged().words()));
      }
      run.verdict()
          .ifPresent(
              verdict ->
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "  %-28s %-9s %-14s %s = %s",
                          run.key().words(),
                          verdict.effect(),
                          verdict.visibility(),
                          verdict.harm(),
                          verdict.number())));
      run.surprise().ifPresent(surprise -> lines.add("      " + surprise));
    }
  }

  private static String remark(Cell cell) {
    if (cell.surprising()) {
      return cell.unexplained().isEmpty() ? " a surprise" : " a surprise without an explanation";
    }
    return cell.betterThanPredicted() ? " better than predicted" : "";
  }

  private static String sign(Cell cell) {
    if (cell.surprising()) {
      return "!";
    }
    return cell.betterThanPredicted() ? "+" : "";
  }

  /** Measured from the worst to the best, and what was predicted in brackets. */
  private static String word(Cell cell) {
    String predicted = cell.predicted().stream().map(Mark::letter).collect(Collectors.joining("/"));
    String measured =
        cell.worst()
            .map(Mark::letter)
            .map(
                worst ->
                    cell.best()
                        .map(Mark::letter)
                        .filter(best -> !best.equals(worst))
                        .map(best -> worst + ">" + best)
                        .orElse(worst))
            .orElse(NOT_RUN);
    String open = cell.isOpen() ? "?" : "";
    return (cell.isOpen() && cell.worst().isEmpty() ? "" : measured)
        + open
        + (predicted.isEmpty() ? "" : "(" + predicted + ")")
        + sign(cell);
  }
}
