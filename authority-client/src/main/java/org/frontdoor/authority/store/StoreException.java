package org.frontdoor.authority.store;

/** The store cannot be opened, read or written. The message says which and why, without content. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what went wrong, one sentence. */
  public StoreException(String message) {
    super(message);
  }

  /** With what went wrong, one sentence, and what the library below said. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
