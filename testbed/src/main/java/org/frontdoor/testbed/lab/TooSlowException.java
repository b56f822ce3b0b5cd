package org.frontdoor.testbed.lab;

import java.time.Duration;

/**
 * Something did not come in the time that was given to it: that says nothing but that it is slow.
 */
public final class TooSlowException extends LabException {

  private static final long serialVersionUID = 1L;

  /**
   * Waited for in vain.
   *
   * @param what did not happen, as the beginning of a sentence
   * @param patience how long was waited
   */
  public TooSlowException(String what, Duration patience) {
    super(what + " in " + patience.toSeconds() + " s");
  }
}
