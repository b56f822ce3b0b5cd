package org.frontdoor.provider.register;

/** The identifier is taken (TS 103 120 table D.1, code 3010). */
public final class ObjectExistsException extends RegisterException {

  private static final long serialVersionUID = 1L;

  /** For an object or a transaction of which the identifier is taken. */
  public ObjectExistsException() {
    super("The identifier is taken.");
  }
}
