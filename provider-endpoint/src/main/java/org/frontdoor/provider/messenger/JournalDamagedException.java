package org.frontdoor.provider.messenger;

/**
 * Events that the journal took are not what they were, or are missing. Trying again does not help;
 * going on would mean a loss that nobody sees.
 */
public final class JournalDamagedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong and where, without any identifier of a user
   */
  public JournalDamagedException(String message) {
    super(message);
  }

  /** As the other, with the cause. */
  public JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
