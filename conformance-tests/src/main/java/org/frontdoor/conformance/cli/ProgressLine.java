package org.frontdoor.conformance.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.frontdoor.conformance.report.Collector;
import org.frontdoor.conformance.report.ConsoleLines;
import org.frontdoor.conformance.report.Entry;
import org.frontdoor.conformance.report.Exchanged;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.script.TestCase;

/** Says a line a case, and on a terminal which case is under way. */
final class ProgressLine implements RunListener {

  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter lines;
  private final PrintWriter terminal;
  private final boolean isTerminal;
  private final boolean trace;
  private final Collector collector;
  private boolean over;

  /**
   * @param lines where verdicts go
   * @param terminal where the line of progress goes
   * @param trace whether to say also what was sent and received
   */
  ProgressLine(
      PrintWriter lines,
      PrintWriter terminal,
      boolean isTerminal,
      boolean trace,
      Collector collector) {
    this.lines = lines;
    this.terminal = terminal;
    this.isTerminal = isTerminal;
    this.trace = trace;
    this.collector = collector;
  }

  @Override
  public void begins(TestCase testCase, int done, int of) {
    if (isTerminal) {
      terminal.print(
          String.format(Locale.ROOT, "%s%d of %d  %s", ERASE, done, of, testCase.purpose()));
      terminal.flush();
    }
  }

  @Override
  public void ended(CaseResult result) {
    if (isTerminal) {
      terminal.print(ERASE);
      terminal.flush();
    }
    if (over) {
      return;
    }
    Entry entry = collector.last();
    lines.println(ConsoleLines.line(entry));
    if (trace) {
      entry.exchange().forEach(this::print);
    }
    lines.flush();
  }

  /** The cases that cannot be run any more have one cause, and so one line, which is the last. */
  @Override
  public void over(Ending ending, String why) {
    over = true;
  }

  private void print(Exchanged step) {
    lines.println("  > " + step.done());
    step.sent().lines().forEach(line -> lines.println("    " + line));
    if (!step.seen().isEmpty()) {
      lines.println("  < " + step.seen());
    }
    step.received().lines().forEach(line -> lines.println("    " + line));
  }
}
