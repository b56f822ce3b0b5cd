package org.frontdoor.provider.delivery;

import org.frontdoor.hi2.v1.CheckpointLeaf;

/**
 * How far a task's delivery to the authority has come, where that is not plain from the units still
 * kept.
 *
 * @param leaf the task after its last released unit
 * @param covered whether the authority has stored a checkpoint that says the same
 */
public record DeliveredTask(CheckpointLeaf leaf, boolean covered) {

  /**
   * Whether there is any need to keep it: to be repeated in a checkpoint, or to go on counting
   * losses from.
   */
  boolean needed() {
    return !covered || (leaf.getLostRecords() > 0 && !leaf.getFinal());
  }
}
