package org.frontdoor.protocol.verify;

/** What the verifier may find. A clean delivery has none of them. */
public enum FindingKind {
  /** A unit, a header or a detail that the protocol does not allow. */
  MALFORMED("The unit is not well-formed."),
  /** Units of a task whose START was not seen. */
  MISSING_START("Delivery of the task did not begin with its START."),
  /** A START that names another provider or authority. */
  OTHER_PARTIES("The task belongs to another provider or another authority."),
  /** A unit, or its position, came after a later one. */
  REORDERED("The unit came after one that it belongs before."),
  /** A unit came twice. */
  DUPLICATE_UNIT("The unit, or some of its records, came before."),
  /** Records or positions are missing and no gap declares them. */
  UNDECLARED_GAP("Something is missing before this place that no gap declares."),
  /** A gap that does not continue the chain where it stands. */
  GAP_MISMATCH("The gap does not continue the chain, or declares another loss than was signed."),
  /** The signed chain head is not the one that the units lead to. */
  BROKEN_CHAIN("The units are not those whose chain was signed."),
  /** The signed counts are not those of the units. */
  CHECKPOINT_MISMATCH("The checkpoint counts other records than were received."),
  /** A checkpoint covers a task of which nothing was seen. */
  MISSING_TASK("A checkpoint, or the authority, knows the task, but nothing of it was received."),
  /** A checkpoint whose signature is not that of the provider's evidence key. */
  FORGED_CHECKPOINT("The checkpoint is not signed by the provider's evidence key."),
  /** A checkpoint whose signed root is not that of its leaves, or that is wrong in itself. */
  BAD_CHECKPOINT("The checkpoint's leaves are not those that were signed."),
  /** A checkpoint whose number is not greater than the last. */
  REPLAYED_CHECKPOINT("The checkpoint's number was used before."),
  /** Something of a task after its END. */
  AFTER_END("Something came after the END of the task."),
  /** A task that should have ended without a checkpoint that says so. */
  MISSING_FINAL("No checkpoint covers the END of the task; its tail may be missing."),
  /** A batch of an epoch whose EPOCH unit is not the last one seen. */
  EPOCH_WITHOUT_KEY("The batch belongs to an epoch whose key was not announced before it."),
  /** A batch that the decryptor refuses. */
  CANNOT_OPEN("The batch does not open."),
  /** A batch that holds something else than its header says. */
  BATCH_MISMATCH("The batch holds other records than its header says, or another task's."),
  /** A sequence number that is not the next of its context. */
  SEQUENCE_GAP("The sequence number is not the next of its context."),
  /** A communication identity number that leaves sessions out. */
  SESSION_GAP("Sessions are missing before this one that no gap declares."),
  /** A record whose IRI type is not allowed where it stands. */
  IRI_TYPE_RULE("The IRI type is not allowed here."),
  /** A record older than the one before it. */
  TIME_BACKWARDS("The record is older than the one before it.");

  private final String sentence;

  FindingKind(String sentence) {
    this.sentence = sentence;
  }

  /** The finding in one sentence. */
  public String sentence() {
    return sentence;
  }
}
