package org.frontdoor.lab.endpoint;

/** Something is not the lab's own, so the lab does not touch it. */
public final class NotOfThisLabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An address, a name or an identifier that is not the lab's.
   *
   * @param what it
   */
  public NotOfThisLabException(String what) {
    super(
        "The lab attacks its own endpoint on loopback with reserved identifiers, nothing else; "
            + what
            + " is not among them");
  }
}
