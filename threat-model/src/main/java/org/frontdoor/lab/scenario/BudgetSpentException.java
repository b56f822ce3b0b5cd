package org.frontdoor.lab.scenario;

/** A run needs more than its budget; it is stopped, inconclusive and reverted. */
public final class BudgetSpentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Something is used up.
   *
   * @param what what, in words: "the time of the run", "operations"
   */
  public BudgetSpentException(String what) {
    super(what);
  }
}
