package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.chain.MerkleTree;

/**
 * Shows that a newer tree begins with all of an older one (RFC 6962 section 2.1.2).
 *
 * @param oldSize how many entries the older tree has
 * @param newSize how many entries the newer tree has
 * @param nodes hashes of the proof, 32 bytes each, {@link #MOST_NODES} at most
 */
public record ProofOfConsistency(long oldSize, long newSize, List<ByteString> nodes) {

  /** The most nodes that a proof about trees can have (C2SP tlog-witness). */
  public static final int MOST_NODES = 63;

  /** Takes a proof as it came; {@link #verify} refuses what is not one. */
  public ProofOfConsistency {
    nodes = List.copyOf(nodes);
  }

  /**
   * Checks the proof.
   *
   * @param older the tree that was seen before
   * @param newer the tree that is shown now
   * @throws TlogException {@link TlogFault#BROKEN_CONSISTENCY} if the newer is not shown to begin
   *     with the older
   */
  public void verify(TreeHead older, TreeHead newer) throws TlogException {
    boolean consistent =
        oldSize == older.size()
            && newSize == newer.size()
            && nodes.size() <= MOST_NODES
            && MerkleTree.verifyConsistency(
                older.size(), older.root(), newer.size(), newer.root(), nodes);
    TlogException.require(consistent, TlogFault.BROKEN_CONSISTENCY);
  }
}
