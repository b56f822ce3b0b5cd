package org.frontdoor.lab.messenger.mls;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.TreeKEM.LeafNodeSource;
import org.bouncycastle.mls.TreeKEM.TreeKEMPublicKey;
import org.bouncycastle.mls.codec.GroupInfo;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/** The members in a tree. */
final class Rosters {

  private static final int NOT_BOUND_TO_A_PLACE = -1;

  private Rosters() {}

  static List<Leaf> of(TreeKEMPublicKey tree) throws MlsException {
    List<Leaf> roster = new ArrayList<>();
    for (int i = 0; i < tree.getSize().leafCount(); i++) {
      LeafNode node = tree.getLeafNode(new LeafIndex(i));
      if (node != null) {
        roster.add(Leaf.of(i, node));
      }
    }
    return List.copyOf(roster);
  }

  /**
   * Checks the signature of every leaf of a tree that somebody else has handed over (RFC 9420,
   * section 12.4.3.1), which the library leaves to its caller.
   */
  static void requireSigned(TreeKEMPublicKey tree, GroupInfo info) throws Exception {
    for (Leaf leaf : of(tree)) {
      LeafNode node = tree.getLeafNode(new LeafIndex(leaf.index()));
      byte[] signed =
          node.getSource() == LeafNodeSource.KEY_PACKAGE
              ? node.toBeSigned(null, NOT_BOUND_TO_A_PLACE)
              : node.toBeSigned(info.getGroupID(), leaf.index());
      if (!node.verify(info.getSuite(), signed)) {
        throw new MlsException(Fault.NOT_AUTHENTIC, "A leaf of the tree is not signed by its key");
      }
    }
  }
}
