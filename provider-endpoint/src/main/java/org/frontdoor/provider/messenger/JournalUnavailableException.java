package org.frontdoor.provider.messenger;

/**
 * The journal cannot be written or read at present, for example because the disk is full or
 * read-only. What was asked for has not happened, not even in part, and may be tried again.
 */
public final class JournalUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong and what to do about it, without any identifier of a user
   */
  public JournalUnavailableException(String message) {
    super(message);
  }

  /** As the other, with the cause. */
  public JournalUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
