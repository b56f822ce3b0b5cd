package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.chain.MerkleTree;

/**
 * Shows that an entry is in a tree (RFC 6962 section 2.1.1).
 *
 * @param index of the entry, from 0
 * @param size how many entries the tree has
 * @param path hashes to join with, from the leaf upwards, 32 bytes each, {@link #MOST_NODES} at
 *     most
 */
public record ProofOfInclusion(long index, long size, List<ByteString> path) {

  /** The most nodes that a proof about a tree can have. */
  public static final int MOST_NODES = 63;

  /** Takes a proof as it came; {@link #verify} refuses what is not one. */
  public ProofOfInclusion {
    path = List.copyOf(path);
  }

  /**
   * Checks the proof.
   *
   * @param entry the entry's bytes
   * @param head the tree, from a checkpoint that was verified
   * @throws TlogException {@link TlogFault#BROKEN_INCLUSION} if the entry is not shown to be there
   */
  public void verify(ByteString entry, TreeHead head) throws TlogException {
    boolean leads =
        size == head.size()
            && path.size() <= MOST_NODES
            && MerkleTree.verifyPath(entry, index, size, path, head.root());
    TlogException.require(leads, TlogFault.BROKEN_INCLUSION);
  }
}
