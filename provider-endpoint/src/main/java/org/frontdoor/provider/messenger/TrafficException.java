package org.frontdoor.provider.messenger;

/** The input of a traffic source cannot be used; the message says what to do. */
public final class TrafficException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrafficException(String message, Throwable cause) {
    super(message, cause);
  }
}
