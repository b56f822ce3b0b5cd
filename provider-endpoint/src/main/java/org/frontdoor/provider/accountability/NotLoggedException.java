package org.frontdoor.provider.accountability;

/** A tasking is not shown to be in the log, so nobody may be tapped for it. */
public final class NotLoggedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence why, without values
   */
  public NotLoggedException(String sentence) {
    super(sentence);
  }

  /**
   * @param sentence why, without values
   */
  public NotLoggedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
