package org.frontdoor.provider.delivery;

/** The spool cannot do what was asked for. The message never holds data of a task. */
public final class SpoolException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong and what to do about it
   */
  public SpoolException(String message) {
    super(message);
  }

  /** As the other, with the cause. */
  public SpoolException(String message, Throwable cause) {
    super(message, cause);
  }
}
