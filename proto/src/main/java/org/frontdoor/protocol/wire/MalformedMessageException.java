package org.frontdoor.protocol.wire;

/**
 * A message that is not as the contract says. Names field and rule, never a value, so that its
 * parts may be sent to the peer and logged.
 */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;
  private final String remedy;

  MalformedMessageException(String field, String rule, String fault, String remedy) {
    super((field.isEmpty() ? "The message " : "Field " + field + " ") + fault + ".");
    this.field = field;
    this.rule = rule;
    this.remedy = remedy;
  }

  /**
   * Path of the field at fault, for example {@code request.action_requests[0].create}; or empty.
   */
  public String field() {
    return field;
  }

  /**
   * Identifier of the broken rule, for example {@code wire.duplicate} or {@code string.pattern}.
   */
  public String rule() {
    return rule;
  }

  /** What the sender can do about it. */
  public String remedy() {
    return remedy;
  }
}
