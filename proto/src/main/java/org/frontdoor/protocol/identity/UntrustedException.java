package org.frontdoor.protocol.identity;

/** A signature or certificate that is not trusted. Its text holds no name and no value. */
public final class UntrustedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final UntrustReason reason;

  public UntrustedException(UntrustReason reason) {
    super("Not trusted: " + reason.sentence() + ".");
    this.reason = reason;
  }

  /** Why. */
  public UntrustReason reason() {
    return reason;
  }
}
