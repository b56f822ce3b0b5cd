package org.frontdoor.conformance.session;

/** The suite does not start. The message is one line: what is wrong, and what to do. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** The wish itself. */
    USAGE,
    /** A file that cannot be read or written. */
    FILES,
    /** A key, a password or a certificate. */
    CREDENTIALS,
    /** The declaration or the waivers. */
    CONFIGURATION
  }

  private final Kind kind;

  /** Something of that kind is wrong. */
  public RefusedException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
