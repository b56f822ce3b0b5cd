package org.frontdoor.lab.messenger;

import io.grpc.Status;

/** The relay has refused something, or does not answer. */
public final class RelayException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Status.Code code;

  RelayException(Status.Code code, String text) {
    super(text);
    this.code = code;
  }

  static RelayException of(Status status) {
    return new RelayException(
        status.getCode(), "The relay answers " + status.getCode() + ": " + status.getDescription());
  }

  /** The answer of the relay. */
  public Status.Code code() {
    return code;
  }
}
