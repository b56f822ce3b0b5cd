package org.frontdoor.protocol.tlog;

/**
 * What a witness asks of a checkpoint before it cosigns (C2SP tlog-witness): it is the log's, it
 * continues what the witness cosigned last, and nothing that was there is gone.
 */
public final class WitnessRule {

  private WitnessRule() {}

  /**
   * Checks a checkpoint that a witness was handed.
   *
   * @param log key of the log
   * @param last the tree that the witness cosigned last, {@link TreeHead#EMPTY} if none yet
   * @param note the checkpoint as it came
   * @param proof that it continues the last
   * @return the checkpoint, to be kept durably before it is cosigned
   * @throws TlogException as {@link LogCheckpoint#verify}; {@link TlogFault#ROLLED_BACK}, {@link
   *     TlogFault#OTHER_SIZE}, {@link TlogFault#SPLIT_VIEW}, {@link TlogFault#BROKEN_CONSISTENCY}
   */
  public static LogCheckpoint check(
      NoteKey log, TreeHead last, SignedNote note, ProofOfConsistency proof) throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.verify(note, log);
    TreeHead head = checkpoint.head();
    TlogException.require(proof.oldSize() == last.size(), TlogFault.OTHER_SIZE);
    requireGrowth(last, head);
    proof.verify(last, head);
    return checkpoint;
  }

  /** Whether a tree can continue another, as far as sizes and equal roots say. */
  static void requireGrowth(TreeHead last, TreeHead head) throws TlogException {
    TlogException.require(head.size() >= last.size(), TlogFault.ROLLED_BACK);
    TlogException.require(head.size() > last.size() || head.equals(last), TlogFault.SPLIT_VIEW);
  }
}
