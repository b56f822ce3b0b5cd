package org.frontdoor.lab.cli;

/** Why a command of the lab cannot do what it was asked. */
final class LabFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** A sentence for a person, and the exit code. */
  LabFault(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
