package org.frontdoor.provider.accountability;

import org.jspecify.annotations.Nullable;

/** The log cannot be kept or read at present, or what is kept is not the log that was signed. */
public final class LogUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong, without values
   */
  public LogUnavailableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
