package org.frontdoor.provider.interception;

/** A command that cannot be carried out; the task is as before. */
public final class CommandRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandRefusedException(String message) {
    super(message);
  }
}
