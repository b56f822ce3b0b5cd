package org.frontdoor.protocol.warrant;

import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;

/** A warrant that proves nothing. Names reason, rule and remedy, never a name or a value. */
public final class WarrantRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final UntrustReason reason;
  private final String field;
  private final String rule;
  private final String remedy;

  WarrantRefusedException(UntrustReason reason) {
    super("Warrant refused: " + reason.sentence() + ".");
    this.reason = reason;
    this.field = "";
    this.rule = reason.rule();
    this.remedy = reason.remedy();
  }

  /** A refusal whose reason covers another's, as a time stamp's covers its certificate's. */
  WarrantRefusedException(UntrustReason reason, UntrustedException cause) {
    this(reason);
    initCause(cause);
  }

  WarrantRefusedException(MalformedMessageException malformed) {
    super(
        "Warrant refused: "
            + UntrustReason.MALFORMED_CONTENT.sentence()
            + ". "
            + malformed.getMessage(),
        malformed);
    this.reason = UntrustReason.MALFORMED_CONTENT;
    this.field = malformed.field();
    this.rule = malformed.rule();
    this.remedy = malformed.remedy();
  }

  /** Why. */
  public UntrustReason reason() {
    return reason;
  }

  /** Path of the field at fault inside the warrant document; empty when it is not one field's. */
  public String field() {
    return field;
  }

  /** Identifier of the broken rule. */
  public String rule() {
    return rule;
  }

  /** What the sender can do about it. */
  public String remedy() {
    return remedy;
  }
}
