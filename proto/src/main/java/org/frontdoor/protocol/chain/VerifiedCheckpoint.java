package org.frontdoor.protocol.chain;

import java.util.List;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.identity.Identity;

/**
 * A checkpoint whose signature and root are good.
 *
 * @param body what was signed
 * @param leaves the tasks, each once, in the order of the tree
 * @param signer whose evidence key signed
 */
public record VerifiedCheckpoint(
    CheckpointBody body, List<CheckpointLeaf> leaves, Identity signer) {

  /** Copies the list. */
  public VerifiedCheckpoint {
    leaves = List.copyOf(leaves);
  }
}
