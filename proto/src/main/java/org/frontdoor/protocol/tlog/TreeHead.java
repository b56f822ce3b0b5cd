package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.chain.MerkleTree;
import org.frontdoor.protocol.chain.Sha256;

/**
 * A tree in short.
 *
 * @param size how many entries it has, from 0
 * @param root Merkle tree hash of the entries (RFC 6962 section 2.1), 32 bytes
 */
public record TreeHead(long size, ByteString root) {

  /** The tree without entries. */
  public static final TreeHead EMPTY = new TreeHead(0, MerkleTree.root(List.of()));

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the size is negative or the root has not 32 bytes
   */
  public TreeHead {
    if (size < 0 || root.size() != Sha256.BYTES) {
      throw new IllegalArgumentException("A tree has a size from 0 and a root of 32 bytes.");
    }
  }
}
