package org.frontdoor.conformance.waivers;

/** Whether a verdict is as it should be. */
public enum Standing {
  /** Nothing to be said against the endpoint. */
  EXPECTED,
  /** A waiver names this verdict. */
  WAIVED,
  /** Something is to be said against the endpoint, or nothing could be said where it must. */
  UNEXPECTED,
  /** A waiver says that this goes wrong, and it does not any more. */
  UNEXPECTED_PASS;

  /** Whether the run ends with the exit code for unexpected verdicts. */
  public boolean isUnexpected() {
    return this == UNEXPECTED || this == UNEXPECTED_PASS;
  }
}
