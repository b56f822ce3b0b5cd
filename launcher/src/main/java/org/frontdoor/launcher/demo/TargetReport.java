package org.frontdoor.launcher.demo;

import java.util.OptionalLong;

/**
 * What came of one task.
 *
 * @param target whom it was about; synthetic, or a number in a public trace
 * @param liid the task's LIID
 * @param records records that were delivered and opened, the test record at activation not counted
 * @param traceLines lines of the trace in which the target is sender or receiver; empty without a
 *     trace
 * @param lost records that are missing: reported by the provider as lost, or fewer than lines
 * @param duplicated records that came twice, or more than lines
 * @param verified whether chain, record numbers and signed checkpoints hold to the very end
 */
record TargetReport(
    String target,
    String liid,
    long records,
    OptionalLong traceLines,
    long lost,
    long duplicated,
    boolean verified) {

  /** Whether everything is there, once, and proved to be. */
  boolean good() {
    return verified && lost == 0 && duplicated == 0;
  }

  /** Names the task, not the target. */
  @Override
  public String toString() {
    return "TargetReport[" + liid + "]";
  }
}
