package org.frontdoor.authority.store;

import java.util.List;

/**
 * What is written in one piece.
 *
 * @param from position at which the store must stand for the commit to fit
 * @param nextPosition position of the first unit that is not stored afterwards
 * @param lastCheckpoint number of the last checkpoint stored afterwards
 * @param evidence what passed its checks, and what did not
 * @param tasks the tasks that moved, as they are afterwards
 * @param findings what was found to be wrong
 */
public record StoreCommit(
    long from,
    long nextPosition,
    long lastCheckpoint,
    Evidence evidence,
    List<TaskState> tasks,
    List<Finding> findings) {

  /** Copies the lists, so that the commit stays what it is. */
  public StoreCommit {
    if (nextPosition < from) {
      throw new IllegalArgumentException("A position never goes back");
    }
    tasks = List.copyOf(tasks);
    findings = List.copyOf(findings);
  }

  /**
   * What was received.
   *
   * @param units units that passed their checks, in order
   * @param checkpoints checkpoints that passed their checks, in order
   * @param setAside what failed its checks, or belongs to a task that was stopped
   */
  public record Evidence(
      List<StoredUnit> units, List<StoredCheckpoint> checkpoints, List<SetAside> setAside) {

    /** Copies the lists, so that the evidence stays what it is. */
    public Evidence {
      units = List.copyOf(units);
      checkpoints = List.copyOf(checkpoints);
      setAside = List.copyOf(setAside);
    }
  }
}
