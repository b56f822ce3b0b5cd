package org.frontdoor.protocol.identity;

/** What a signature is for; stands inside the signed bytes. */
public final class Purposes {

  /** An HI-1 message, in either direction. */
  public static final String HI1_MESSAGE = "hi1.message";

  /** The options of an HI-2 stream. */
  public static final String HI2_OPTIONS = "hi2.options";

  /** A checkpoint of an HI-2 stream. */
  public static final String HI2_CHECKPOINT = "hi2.checkpoint";

  /** An order to an escrow agent. */
  public static final String ESCROW_ORDER = "escrow.order";

  private Purposes() {}
}
