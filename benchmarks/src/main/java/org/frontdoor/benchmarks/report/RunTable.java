package org.frontdoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.RowResult;

/** A run as text for a terminal, in ASCII: terminals differ in what else they can show. */
public final class RunTable {

  private static final int NAME_WIDTH = 52;

  private RunTable() {}

  /** What came of one row. */
  public static List<String> row(RowReport row) {
    List<String> lines = new ArrayList<>();
    lines.add(row.row() + ": " + row.title() + " (" + Numbers.duration(row.seconds()) + ")");
    switch (row.outcome()) {
      case Outcome.Broken broken ->
          lines.add("  NOT MEASURED: " + broken.sentence() + ". " + broken.remedy());
      case Outcome.Measured measured -> {
        RowResult result = measured.result();
        result.figures().forEach(figure -> lines.add(line(figure)));
        result.goals().forEach(goal -> lines.add(line(goal)));
        result.notes().forEach(note -> lines.add("  note: " + note));
      }
    }
    return lines.stream().map(RunTable::ascii).toList();
  }

  /** How many goals are met. */
  public static List<String> totals(Run run) {
    List<Goal> goals = run.rows().stream().flatMap(row -> row.goals().stream()).toList();
    List<String> lines = new ArrayList<>();
    List<Goal> required = goals.stream().filter(goal -> !goal.aim()).toList();
    List<Goal> wished = goals.stream().filter(Goal::aim).toList();
    if (!required.isEmpty()) {
      lines.add(met(required) + " goals are met");
    }
    if (!wished.isEmpty()) {
      lines.add(met(wished) + " further aims are met");
    }
    long broken = run.rows().stream().filter(RowReport::broken).count();
    if (broken > 0) {
      lines.add(broken + " of " + run.rows().size() + " rows could not be measured");
    }
    return lines;
  }

  private static String met(List<Goal> goals) {
    return goals.stream().filter(Goal::met).count() + " of " + goals.size();
  }

  private static String line(Figure figure) {
    String spread =
        figure.samples().size() > 1
            ? String.format(
                Locale.ROOT,
                "  (%s to %s, %d samples)",
                Numbers.plain(figure.samples().stream().reduce(Math::min).orElseThrow()),
                Numbers.plain(figure.samples().stream().reduce(Math::max).orElseThrow()),
                figure.samples().size())
            : "";
    return padded(figure.name()) + Numbers.plain(figure.value(), figure.unit()) + spread;
  }

  private static String line(Goal goal) {
    return padded((goal.aim() ? "aim:  " : "goal: ") + goal.text())
        + Numbers.beside(goal.value(), goal.bound(), goal.unit())
        + (goal.atLeast() ? ", at least " : ", at most ")
        + Numbers.beside(goal.bound(), goal.value(), goal.unit())
        + (goal.met() ? ": met" : ": NOT met");
  }

  private static String padded(String name) {
    return String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s ", name);
  }

  private static String ascii(String line) {
    return line.replace("×", "x").replace("µ", "u").replace("–", "-").replace("→", "->");
  }
}
