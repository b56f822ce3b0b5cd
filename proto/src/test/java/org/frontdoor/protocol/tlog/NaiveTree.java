package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.protocol.chain.MerkleTree;

/** RFC 6962 section 2.1.2, word for word and slow: what the growing tree is compared with. */
final class NaiveTree {

  private NaiveTree() {}

  /** PROOF(m, D[n]). */
  static List<ByteString> consistency(List<ByteString> leaves, int oldSize) {
    return oldSize == 0 ? List.of() : subProof(leaves, oldSize, true);
  }

  private static List<ByteString> subProof(List<ByteString> leaves, int oldSize, boolean whole) {
    if (oldSize == leaves.size()) {
      return whole ? List.of() : List.of(MerkleTree.root(leaves));
    }
    int left = 1;
    while (left * 2 < leaves.size()) {
      left *= 2;
    }
    List<ByteString> leftLeaves = leaves.subList(0, left);
    List<ByteString> rightLeaves = leaves.subList(left, leaves.size());
    boolean isLeft = oldSize <= left;
    List<ByteString> proof =
        new ArrayList<>(
            isLeft
                ? subProof(leftLeaves, oldSize, whole)
                : subProof(rightLeaves, oldSize - left, false));
    proof.add(MerkleTree.root(isLeft ? rightLeaves : leftLeaves));
    return proof;
  }
}
