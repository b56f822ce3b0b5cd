package org.frontdoor.provider.messenger;

/** The messenger refuses what a user asked for. Nothing has changed. */
public final class MessengerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MessengerException(Reason reason) {
    super(reason.text);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Why the messenger refuses; the texts name nobody. */
  public enum Reason {
    /** An identifier or alias is taken already, by whomever. */
    TAKEN("the identifier or one of the aliases is taken; choose another"),
    /** There is no such account. */
    UNKNOWN_ACCOUNT("there is no such account"),
    /** There is no such group, or the caller is not in it: which of both is nobody's business. */
    UNKNOWN_GROUP("there is no such group"),
    /** The group has as many members as a group may have. */
    GROUP_FULL("the group is full"),
    /** The account is a member already. */
    ALREADY_MEMBER("the account is a member already"),
    /** The account has as many devices as an account may have. */
    TOO_MANY_DEVICES("the account has too many devices"),
    /** The content is empty or larger than a message may be. */
    BAD_CONTENT("the content is empty or too large"),
    /** An identifier does not have the form of one. */
    BAD_IDENTIFIER("an identifier does not have the form of one");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** One sentence for the user. */
    public String text() {
      return text;
    }
  }
}
