package org.frontdoor.provider.intake;

import org.frontdoor.hi1.v1.ErrorInformation;

/** Refuses a whole message: nothing of it was or will be done. */
final class MessageRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ErrorInformation error;
  private final transient AnswerHeader header;

  MessageRefusedException(ErrorInformation error, AnswerHeader header) {
    super(error.getRule(), null, false, false);
    this.error = error;
    this.header = header;
  }

  /** The top-level error. */
  ErrorInformation error() {
    return error;
  }

  /** What of the request's header the answer repeats. */
  AnswerHeader header() {
    return header;
  }
}
