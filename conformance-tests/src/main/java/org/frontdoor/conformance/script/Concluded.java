package org.frontdoor.conformance.script;

/** Ends a case with its verdict. */
public final class Concluded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;
  private final String expected;
  private final String actual;

  Concluded(Verdict verdict, String expected, String actual) {
    super(expected + " - " + actual, null, false, false);
    this.verdict = verdict;
    this.expected = expected;
    this.actual = actual;
  }

  /** The verdict. */
  public Verdict verdict() {
    return verdict;
  }

  /** What was expected of the endpoint, in one sentence without target data. */
  public String expected() {
    return expected;
  }

  /** What it did instead, in one sentence without target data. */
  public String actual() {
    return actual;
  }
}
