package org.frontdoor.lab.messenger.ratchet;

import org.jspecify.annotations.Nullable;

/** Something was not encrypted, or not opened. */
public final class RatchetException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Fault {
    /** Not a message or an offer. */
    MALFORMED,
    /** It does not open with the keys of this device. */
    NOT_FOR_THIS_DEVICE,
    /** The other side's identity key is not one that this device trusts. */
    UNTRUSTED_KEY,
    /** There is no conversation with the other side yet. */
    NO_CONVERSATION
  }

  private final Fault fault;

  /** For a library. */
  public RatchetException(Fault fault, @Nullable Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /** Why not. */
  public Fault fault() {
    return fault;
  }
}
