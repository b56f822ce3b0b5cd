package org.frontdoor.lab.messenger.mls;

import org.jspecify.annotations.Nullable;

/** A message of a group was not accepted; the state of the group is as before. */
public final class MlsException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Fault {
    /** The bytes are no message of RFC 9420, or none that a client of the lab takes. */
    MALFORMED,
    /** A signature, tag or ciphertext does not verify in the state of this member. */
    NOT_AUTHENTIC,
    /** It belongs to another group or another epoch than this member is in. */
    WRONG_EPOCH,
    /** The library accepts it, and the policy of this client does not. */
    AGAINST_POLICY,
    /** This member was removed. */
    NOT_A_MEMBER
  }

  private final Fault fault;

  MlsException(Fault fault, String text) {
    this(fault, text, null);
  }

  MlsException(Fault fault, String text, @Nullable Throwable cause) {
    super(text, cause);
    this.fault = fault;
  }

  /** Why not. */
  public Fault fault() {
    return fault;
  }
}
