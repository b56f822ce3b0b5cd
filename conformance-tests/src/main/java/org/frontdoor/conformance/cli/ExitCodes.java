package org.frontdoor.conformance.cli;

import org.frontdoor.conformance.report.Report;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.session.RefusedException;

/** What the exit codes of the suite mean. */
final class ExitCodes {

  /** Every verdict is as expected. */
  static final int OK = 0;

  /** A verdict is not as expected; for {@code judge}: a verdict is not the one of the bundle. */
  static final int UNEXPECTED = 1;

  /** An option or argument is wrong. */
  static final int USAGE = 2;

  /** A bundle is broken: its chain or its signature is not good. */
  static final int BROKEN = 65;

  /** The endpoint cannot be reached, does not answer as it must, or has stopped answering. */
  static final int UNREACHABLE = 69;

  /** The suite itself has failed. */
  static final int FAULT = 70;

  /** A file cannot be read or written. */
  static final int FILES = 74;

  /** A key, a password or a certificate is missing, expired or somebody else's. */
  static final int CREDENTIALS = 77;

  /** The declaration or the waivers cannot be used. */
  static final int CONFIGURATION = 78;

  /** Somebody has stopped the run. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  static int of(RefusedException refused) {
    return switch (refused.kind()) {
      case USAGE -> USAGE;
      case FILES -> FILES;
      case CREDENTIALS -> CREDENTIALS;
      case CONFIGURATION -> CONFIGURATION;
    };
  }

  static int of(Report report) {
    return switch (report.ending()) {
      case INTERRUPTED -> INTERRUPTED;
      case NO_ANSWER, GONE -> UNREACHABLE;
      case FAULT -> FAULT;
      case COMPLETE, TIME_UP -> {
        boolean good = report.unexpected().isEmpty() && report.ending() == Ending.COMPLETE;
        yield report.count(Verdict.SUITE_ERROR) > 0 ? FAULT : good ? OK : UNEXPECTED;
      }
    };
  }
}
