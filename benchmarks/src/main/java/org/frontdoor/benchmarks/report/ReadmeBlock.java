package org.frontdoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;

/** The few figures that stand in the README, between two marks. */
public final class ReadmeBlock {

  private static final String BEGIN = "<!-- bench:begin -->\n";
  private static final String END = "<!-- bench:end -->";

  private ReadmeBlock() {}

  /**
   * Finds out whether a README has the marks.
   *
   * @throws BenchException if not
   */
  public static void requirePlace(String readme) throws BenchException {
    int from = readme.indexOf(BEGIN);
    if (from < 0 || readme.indexOf(END) < from) {
      throw new BenchException(
          "The README has no place for figures",
          "Put the lines `" + BEGIN.strip() + "` and `" + END + "` where they are to stand.");
    }
  }

  /**
   * The README with the figures of a run between its marks.
   *
   * @param headlines names of the rows that are shown; one that was not measured is left out
   * @throws BenchException if the marks are not there
   */
  public static String update(String readme, Run run, List<String> headlines)
      throws BenchException {
    requirePlace(readme);
    return readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
        + block(run, headlines)
        + readme.substring(readme.indexOf(END));
  }

  private static String block(Run run, List<String> headlines) {
    List<List<String>> lines = new ArrayList<>();
    for (RowReport row : run.rows()) {
      if (headlines.contains(row.row()) && !row.broken()) {
        lines.add(line(row));
      }
    }
    Machine machine = run.machine();
    return Markdown.table(List.of("", "figure", "compared", "goal"), lines)
        + "\n"
        + (run.quick() ? "From a quick run, an impression only: " : "")
        + machine.processor()
        + ", "
        + machine.cores()
        + " cores for both sides together, "
        + Numbers.memory(machine.memoryBytes())
        + ", Java "
        + machine.java()
        + ", "
        + run.started().substring(0, 10)
        + ".\n";
  }

  private static List<String> line(RowReport row) {
    Figure figure = row.figures().getFirst();
    Optional<Goal> goal = row.goals().stream().filter(g -> !g.aim()).findFirst();
    return Markdown.cells(
        row.title(),
        figure.name() + " " + Numbers.plain(figure.value(), figure.unit()),
        goal.map(g -> g.text() + " " + Markdown.reached(g)).orElse(""),
        goal.map(g -> Markdown.bound(g) + ", " + Markdown.verdict(g)).orElse("reported"));
  }
}
