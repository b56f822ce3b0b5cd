package org.frontdoor.provider.tasking;

/**
 * A document that was found good before cannot be verified again now, for example because a
 * revocation list is out of date. That is no reason to end what stands on it.
 */
public final class FindingUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param rule the rule that could not be checked
   */
  public FindingUnavailableException(String rule) {
    super("A document cannot be verified again at the moment: " + rule + ".");
  }
}
