package org.frontdoor.provider.tasking;

import java.util.List;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.provider.accountability.LoggedTasking;

/**
 * A task with the proof that it is in the log.
 *
 * @param task the task
 * @param receipt shows that exactly this task was logged
 * @param growth shows that the tree of the receipt continues the one that the tap was shown last
 */
public record LoggedTask(InterceptionTask task, LoggedTasking receipt, ProofOfConsistency growth) {

  /** The same if the log has not grown since the tap was shown it. */
  public LoggedTask(InterceptionTask task, LoggedTasking receipt) {
    this(
        task,
        receipt,
        new ProofOfConsistency(receipt.proof().size(), receipt.proof().size(), List.of()));
  }
}
