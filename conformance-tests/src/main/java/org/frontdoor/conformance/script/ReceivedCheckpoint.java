package org.frontdoor.conformance.script;

import java.util.List;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;

/**
 * A checkpoint as it came, not verified.
 *
 * @param order counts all messages of the stream that are units or checkpoints
 * @param checkpoint as it travelled
 * @param body what it says is signed
 * @param leaves what its leaves say
 */
public record ReceivedCheckpoint(
    int order, Checkpoint checkpoint, CheckpointBody body, List<CheckpointLeaf> leaves) {

  /** Copies the list. */
  public ReceivedCheckpoint {
    leaves = List.copyOf(leaves);
  }
}
