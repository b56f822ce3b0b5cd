package org.frontdoor.protocol.verify;

import java.util.List;

/**
 * What the verifier has to say.
 *
 * @param tasks one report a task, in the order in which the tasks appeared
 * @param findings what is wrong, in the order in which it was found
 * @param omittedFindings how many findings more there are
 * @param checkpoints how many checkpoints were accepted
 * @param lastCheckpoint number of the last one, 0 for none
 */
public record CompletenessReport(
    List<TaskReport> tasks,
    List<Finding> findings,
    long omittedFindings,
    long checkpoints,
    long lastCheckpoint) {

  /** Copies the lists. */
  public CompletenessReport {
    tasks = List.copyOf(tasks);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. Declared gaps and provisional records are not wrong. */
  public boolean clean() {
    return findings.isEmpty();
  }

  /** Whether nothing is wrong, and every task has ended with a checkpoint that says so. */
  public boolean complete() {
    return clean() && tasks.stream().allMatch(TaskReport::complete);
  }
}
