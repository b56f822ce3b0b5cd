package org.frontdoor.authority.store;

/** What can be wrong with a delivery. */
public enum FindingKind {
  /** A unit or checkpoint cannot be read, or breaks the rules for its shape. */
  MALFORMED(true),
  /** A unit came where it must not: before the start, after the end, a second start. */
  OUT_OF_ORDER(true),
  /** A unit names another authority or provider than the two on this stream. */
  WRONG_PARTY(true),
  /** Record numbers do not join: records are missing or come twice. */
  RECORDS_BROKEN(true),
  /** The hash chain does not join: a unit is missing, changed or in the wrong place. */
  CHAIN_BROKEN(true),
  /** An epoch goes back, or is sealed to a key that is not ours, or breaks its commitment. */
  EPOCH_BROKEN(true),
  /** A batch does not open, or holds something else than its header says. */
  SEAL_BROKEN(true),
  /** Sequence numbers do not join within their context. */
  SEQUENCE_BROKEN(true),
  /** A checkpoint is not signed as it must be. */
  CHECKPOINT_FORGED(true),
  /** A checkpoint says something else than what was received. */
  CHECKPOINT_DISAGREES(true),
  /** The provider reported records as lost. */
  RECORDS_LOST(false),
  /** The stream broke the rules of the protocol and was closed. */
  STREAM_BROKEN(true);

  private final boolean failure;

  FindingKind(boolean failure) {
    this.failure = failure;
  }

  /** Whether it means that a check failed, rather than a loss that was reported. */
  public boolean failure() {
    return failure;
  }
}
