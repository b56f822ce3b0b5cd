package org.frontdoor.provider.intake;

/** The provider was about to say something that its own rules do not let through. */
final class UnspeakableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  /**
   * @param rule the rule that the answer breaks
   * @param tooLarge whether the only fault is its size, which the sender can help by asking for
   *     less
   */
  UnspeakableAnswerException(String rule, boolean tooLarge) {
    super("The answer breaks the rule " + rule + ".");
    this.tooLarge = tooLarge;
  }

  boolean isTooLarge() {
    return tooLarge;
  }
}
