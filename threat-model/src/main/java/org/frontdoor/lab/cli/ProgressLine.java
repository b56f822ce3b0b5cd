package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.StoryLine;

/** On a terminal, says which of many runs is under way, before it tells the next listener. */
final class ProgressLine implements RunListener {

  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter terminal;
  private final boolean isTerminal;
  private final int runs;
  private final RunListener next;
  private int done;

  ProgressLine(PrintWriter terminal, boolean isTerminal, int runs, RunListener next) {
    this.terminal = terminal;
    this.isTerminal = isTerminal && runs > 1;
    this.runs = runs;
    this.next = next;
  }

  @Override
  public void begins(RunPlan plan) {
    done++;
    print(String.format(Locale.ROOT, "%s%d of %d  %s", ERASE, done, runs, plan.words()));
    next.begins(plan);
  }

  @Override
  public void tells(StoryLine line) {
    next.tells(line);
  }

  @Override
  public void ends(RunResult result) {
    print(ERASE);
    next.ends(result);
  }

  private void print(String text) {
    if (isTerminal) {
      terminal.print(text);
      terminal.flush();
    }
  }
}
