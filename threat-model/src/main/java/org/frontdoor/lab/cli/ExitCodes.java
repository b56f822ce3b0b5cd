package org.frontdoor.lab.cli;

import java.util.List;
import org.frontdoor.lab.run.RunResult;

/** What the exit codes of the lab mean. */
final class ExitCodes {

  /** Everything is as predicted, or skipped with a reason; a diff finds nothing. */
  static final int OK = 0;

  /** Something is a surprise, inconclusive or failed; a diff finds something. */
  static final int SURPRISE = 1;

  /** An option or argument is wrong. */
  static final int USAGE = 2;

  /** An entry of the catalogue or a file of runs is malformed. */
  static final int BROKEN = 65;

  /** The reference endpoint cannot be started. */
  static final int UNAVAILABLE = 69;

  /** A file cannot be read or written. */
  static final int FILES = 74;

  /** Somebody has stopped it. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  static int of(List<RunResult> results) {
    return results.stream().allMatch(result -> result.judgement().unsurprising()) ? OK : SURPRISE;
  }
}
