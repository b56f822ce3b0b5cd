package org.frontdoor.benchmarks;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;

/** Where a run shows what happens: lines that stay, and one that says how far things are. */
final class Screen implements Progress {

  private static final String START_OF_LINE_AND_CLEAR = "\r\u001b[2K";
  private static final int WIDTH = 79;
  private static final long BETWEEN_DRAWINGS_MILLIS = 100;
  private static final long BETWEEN_LINES_MILLIS = 2_000;

  private final PrintWriter out;
  private final boolean terminal;
  private final InstantSource clock;
  private Instant lastShown = Instant.MIN;
  private boolean drawn;

  /**
   * @param terminal whether a line can be drawn over; lines are printed one below the other if not
   */
  Screen(PrintWriter out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Prints a line that stays. */
  synchronized void print(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void say(String line) {
    Instant now = clock.instant();
    long pause = terminal ? BETWEEN_DRAWINGS_MILLIS : BETWEEN_LINES_MILLIS;
    if (now.isBefore(lastShown.plusMillis(pause))) {
      return;
    }
    lastShown = now;
    String shown = "  " + line.replaceAll("\\R", " ");
    if (terminal) {
      out.print(START_OF_LINE_AND_CLEAR + shown.substring(0, Math.min(WIDTH, shown.length())));
      drawn = true;
    } else {
      out.println(shown);
    }
    out.flush();
  }

  private void clear() {
    if (drawn) {
      out.print(START_OF_LINE_AND_CLEAR);
      drawn = false;
    }
  }
}
