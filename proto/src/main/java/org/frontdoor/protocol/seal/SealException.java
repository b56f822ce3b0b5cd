package org.frontdoor.protocol.seal;

/**
 * Sealing or opening was refused. Carries a reason from a closed list, never a key or a content.
 */
public final class SealException extends Exception {

  private final SealFault fault;

  SealException(SealFault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  /** Why it was refused. */
  public SealFault fault() {
    return fault;
  }
}
