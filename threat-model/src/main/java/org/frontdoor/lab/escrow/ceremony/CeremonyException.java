package org.frontdoor.lab.escrow.ceremony;

/** A ceremony that cannot go on, and whose fault it is. Nothing of it may be used. */
public final class CeremonyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int blamed;

  CeremonyException(int blamed, String fault) {
    super("The ceremony ends: agent " + blamed + " " + fault + ".");
    this.blamed = blamed;
  }

  /** Index of the agent whose fault it is. */
  public int blamed() {
    return blamed;
  }
}
