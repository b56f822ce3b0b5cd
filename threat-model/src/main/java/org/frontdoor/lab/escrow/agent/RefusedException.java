package org.frontdoor.lab.escrow.agent;

import org.frontdoor.escrow.v1.RefusalReason;

/** An agent does not open. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  RefusedException(RefusalReason reason) {
    super(reason.name());
    this.reason = reason;
  }

  RefusalReason reason() {
    return reason;
  }

  static void require(boolean condition, RefusalReason otherwise) throws RefusedException {
    if (!condition) {
      throw new RefusedException(otherwise);
    }
  }
}
