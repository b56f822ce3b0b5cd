package org.frontdoor.conformance.cli;

import java.io.PrintWriter;

/**
 * Where a run says what.
 *
 * @param lines for verdicts and the summary
 * @param err for progress, and for what is wrong
 * @param isTerminal whether somebody watches
 * @param trace whether to print exchanges
 */
record Output(PrintWriter lines, PrintWriter err, boolean isTerminal, boolean trace) {

  void say(String line) {
    lines.println(line);
  }
}
