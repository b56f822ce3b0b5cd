package org.frontdoor.launcher.demo;

import java.time.Duration;
import java.util.List;

/**
 * How far a demonstration is.
 *
 * @param elapsed time since traffic started
 * @param events events that the traffic source has handed in
 * @param waiting events that interception has not read yet
 * @param tasks one line a task
 */
record Progress(Duration elapsed, long events, long waiting, List<Line> tasks) {

  /** Takes its own copy of the list. */
  Progress {
    tasks = List.copyOf(tasks);
  }

  /**
   * How far a task is.
   *
   * @param target whom it is about
   * @param liid its LIID
   * @param state what happens with it, one word
   * @param records records that are stored durably
   * @param proved how many of them a signed checkpoint covers
   */
  record Line(String target, String liid, String state, long records, long proved) {

    /** Names the task, not the target. */
    @Override
    public String toString() {
      return "Line[" + liid + "]";
    }
  }

  long records() {
    return tasks.stream().mapToLong(Line::records).sum();
  }
}
