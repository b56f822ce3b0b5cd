package org.frontdoor.protocol.chain;

/** Why a checkpoint or a task's evidence was refused. */
public enum CheckpointFault {
  UNTRUSTED("The signature is not that of a trusted evidence key."),
  MALFORMED("The signed body or a leaf is not a well-formed message of its type."),
  OTHER_PARTIES("The checkpoint is another provider's, or for another authority."),
  OTHER_LEAVES("The leaves are not those that the signed root stands for."),
  DOUBLE_LEAF("A task has two leaves in one checkpoint."),
  NO_SUCH_TASK("The task has no leaf in this checkpoint."),
  BROKEN_PATH("The path does not lead from the leaf to the signed root.");

  private final String sentence;

  CheckpointFault(String sentence) {
    this.sentence = sentence;
  }

  /** The fault in one sentence, without values. */
  public String sentence() {
    return sentence;
  }
}
