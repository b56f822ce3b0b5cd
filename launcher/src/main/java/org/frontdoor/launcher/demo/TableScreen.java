package org.frontdoor.launcher.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A screen for terminals: a table that is drawn over itself. */
final class TableScreen implements Screen {

  private static final String ESCAPE = "\u001b[";
  private static final int MOST_ROWS = 12;

  private final PrintWriter out;
  private int drawn;
  private double rate;
  private long lastRecords;
  private long lastMillis;

  TableScreen(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void say(String sentence) {
    done();
    out.println(sentence);
    out.flush();
  }

  @Override
  public void show(Progress progress) {
    List<String> lines = lines(progress);
    if (drawn > 0) {
      out.print(ESCAPE + drawn + "A");
    }
    for (String line : lines) {
      out.print(ESCAPE + "2K");
      out.println(line);
    }
    drawn = lines.size();
    out.flush();
  }

  @Override
  public void done() {
    drawn = 0;
  }

  private List<String> lines(Progress progress) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-20s %-19s %-10s %12s %12s",
            "target",
            "LIID",
            "task",
            "records",
            "proved"));
    progress.tasks().stream().limit(MOST_ROWS).forEach(task -> lines.add(row(task)));
    if (progress.tasks().size() > MOST_ROWS) {
      lines.add("  and " + (progress.tasks().size() - MOST_ROWS) + " more");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d s   %,d events, %,d waiting   %,.0f records/s",
            progress.elapsed().toSeconds(),
            progress.events(),
            progress.waiting(),
            ratePerSecond(progress)));
    return lines;
  }

  private static String row(Progress.Line task) {
    return String.format(
        Locale.ROOT,
        "  %-20s %-19s %-10s %,12d %,12d",
        task.target(),
        task.liid(),
        task.state(),
        task.records(),
        task.proved());
  }

  /** Over the last second or so, so that the number can be read. */
  private double ratePerSecond(Progress progress) {
    long millis = progress.elapsed().toMillis() - lastMillis;
    if (millis >= 1_000 || millis < 0) {
      rate = (progress.records() - lastRecords) * 1000.0 / Math.max(1, millis);
      lastRecords = progress.records();
      lastMillis = progress.elapsed().toMillis();
    }
    return rate;
  }
}
