package org.frontdoor.conformance.catalogue;

/** What a case needs beyond one peer of the endpoint under test. */
public enum Need implements Word {
  /** Accounts and messages that the upper tester makes. */
  UPPER_TESTER("upper-tester"),
  /** Another authority beside the first. */
  SECOND_AUTHORITY("second-authority"),
  /** A clock that the upper tester moves. */
  CLOCK("clock"),
  /** A crash that the upper tester causes, with somebody who starts the endpoint again. */
  CRASH("crash");

  private final String word;

  Need(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
