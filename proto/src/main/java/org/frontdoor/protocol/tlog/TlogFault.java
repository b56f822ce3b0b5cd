package org.frontdoor.protocol.tlog;

/** Why something of a log was not believed. */
public enum TlogFault {
  MALFORMED_NOTE("The bytes are not a signed note."),
  MALFORMED_KEY("The text is not a key of a signed note."),
  MALFORMED_CHECKPOINT("The note is not a checkpoint."),
  MALFORMED_PROOF("The proof has not the form of one."),
  UNSIGNED("The note bears no signature of the key that it must bear."),
  BAD_SIGNATURE("A signature that names a known key is not that key's."),
  OTHER_LOG("The checkpoint is another log's."),
  TOO_FEW_WITNESSES("Fewer witnesses have cosigned the checkpoint than must."),
  BROKEN_INCLUSION("The proof does not lead from the entry to the root."),
  BROKEN_CONSISTENCY("The newer tree does not begin with the older one."),
  ROLLED_BACK("The log is shorter than it was before."),
  SPLIT_VIEW("The log shows two trees of one size."),
  OTHER_SIZE("The proof does not begin where the checkpoint was that is remembered."),
  MISSING_ENTRIES("The log does not show entries that its checkpoint counts."),
  TOO_LARGE("The log shows more at once than is read.");

  private final String sentence;

  TlogFault(String sentence) {
    this.sentence = sentence;
  }

  /** The fault in one sentence, without values. */
  public String sentence() {
    return sentence;
  }
}
