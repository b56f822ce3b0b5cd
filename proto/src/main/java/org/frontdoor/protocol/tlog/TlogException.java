package org.frontdoor.protocol.tlog;

import org.jspecify.annotations.Nullable;

/** Something of a log was not believed: a note, a proof, or what a log shows. */
public final class TlogException extends Exception {

  private static final long serialVersionUID = 1L;

  private final TlogFault fault;

  TlogException(TlogFault fault) {
    this(fault, null);
  }

  TlogException(TlogFault fault, @Nullable Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  /** The exception for a far log that does not show what it was asked for. */
  public static TlogException noAnswer() {
    return new TlogException(TlogFault.MISSING_ENTRIES);
  }

  /** Why it was not believed. */
  public TlogFault fault() {
    return fault;
  }

  /** For whoever reads a log from afar, or knows more than this package. */
  public static TlogException of(TlogFault fault) {
    return new TlogException(fault);
  }

  static void require(boolean holds, TlogFault fault) throws TlogException {
    if (!holds) {
      throw new TlogException(fault);
    }
  }
}
