package org.frontdoor.provider.delivery;

import java.util.Collection;
import org.frontdoor.hi2.v1.CheckpointLeaf;

/**
 * Units of a log that the authority has stored.
 *
 * @param leaves the last state of each of their tasks
 * @param bytes {@link SpooledUnit#bytes} of all of them
 */
record Passed(Collection<CheckpointLeaf> leaves, long bytes) {

  boolean isEmpty() {
    return leaves.isEmpty();
  }
}
