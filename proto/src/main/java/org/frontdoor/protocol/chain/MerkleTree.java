package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 6962 section 2.1 with SHA-256. */
public final class MerkleTree {

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private MerkleTree() {}

  /** The Merkle tree hash of the leaves; of none, the hash of the empty string. */
  public static ByteString root(List<ByteString> leaves) {
    var sha256 = new Sha256();
    if (leaves.isEmpty()) {
      return sha256.finish();
    }
    var subtrees = new ArrayDeque<Subtree>();
    for (ByteString leaf : leaves) {
      var subtree = new Subtree(leafHash(sha256, leaf), 1);
      while (!subtrees.isEmpty() && subtrees.peek().size == subtree.size) {
        subtree = subtrees.pop().joinedWith(sha256, subtree);
      }
      subtrees.push(subtree);
    }
    Subtree right = subtrees.pop();
    while (!subtrees.isEmpty()) {
      right = subtrees.pop().joinedWith(sha256, right);
    }
    return right.hash;
  }

  /**
   * The audit path of a leaf (section 2.1.1): the hashes to join with, from the leaf upwards.
   *
   * @param index the leaf's index, from 0
   * @throws IndexOutOfBoundsException if there is no such leaf
   */
  public static List<ByteString> path(List<ByteString> leaves, int index) {
    if (index < 0 || index >= leaves.size()) {
      throw new IndexOutOfBoundsException(index);
    }
    var path = new ArrayList<ByteString>();
    List<ByteString> tree = leaves;
    int at = index;
    while (tree.size() > 1) {
      int left = Integer.highestOneBit(tree.size() - 1);
      boolean isLeft = at < left;
      path.addFirst(root(isLeft ? tree.subList(left, tree.size()) : tree.subList(0, left)));
      tree = isLeft ? tree.subList(0, left) : tree.subList(left, tree.size());
      at = isLeft ? at : at - left;
    }
    return List.copyOf(path);
  }

  /**
   * Whether the path leads from the leaf to the root (RFC 9162 section 2.1.3.2).
   *
   * @param leaf the leaf's bytes
   * @param index the leaf's index, from 0
   * @param size how many leaves the tree has
   */
  public static boolean verifyPath(
      ByteString leaf, long index, long size, List<ByteString> path, ByteString root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var sha256 = new Sha256();
    ByteString hash = leafHash(sha256, leaf);
    for (ByteString sibling : path) {
      if (last == 0 || sibling.size() != Sha256.BYTES) {
        return false;
      }
      if (node % 2 == 1 || node == last) {
        hash = nodeHash(sha256, sibling, hash);
        int up = node % 2 == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = nodeHash(sha256, hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether the proof shows that the tree of the old root is a beginning of the tree of the new one
   * (RFC 9162 section 2.1.4.2). Every tree begins with the empty one, and with itself.
   *
   * @param oldSize how many leaves the old tree has, from 0
   * @param newSize how many leaves the new tree has
   * @param proof the nodes, empty if the sizes are equal or the old tree is empty
   */
  public static boolean verifyConsistency(
      long oldSize, ByteString oldRoot, long newSize, ByteString newRoot, List<ByteString> proof) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == 0) {
      return proof.isEmpty()
          && oldRoot.equals(root(List.of()))
          && (newSize > 0 || newRoot.equals(oldRoot));
    }
    if (oldSize == newSize) {
      return proof.isEmpty() && oldRoot.equals(newRoot);
    }
    if (proof.stream().anyMatch(node -> node.size() != Sha256.BYTES)) {
      return false;
    }
    boolean complete = Long.bitCount(oldSize) == 1;
    if (!complete && proof.isEmpty()) {
      return false;
    }
    int shared = Long.numberOfTrailingZeros(oldSize);
    var walk = new ConsistencyWalk((oldSize - 1) >> shared, (newSize - 1) >> shared);
    walk.start(complete ? oldRoot : proof.getFirst());
    for (ByteString node : complete ? proof : proof.subList(1, proof.size())) {
      if (!walk.step(node)) {
        return false;
      }
    }
    return walk.leadsTo(oldRoot, newRoot);
  }

  /** The hash of a leaf (RFC 6962 section 2.1), by which a tree is built without its leaves. */
  public static ByteString leafHash(ByteString leaf) {
    return leafHash(new Sha256(), leaf);
  }

  /** The hash of a node over its two children (RFC 6962 section 2.1). */
  public static ByteString nodeHash(ByteString left, ByteString right) {
    return nodeHash(new Sha256(), left, right);
  }

  private static ByteString leafHash(Sha256 sha256, ByteString leaf) {
    return sha256.add(LEAF).add(leaf).finish();
  }

  private static ByteString nodeHash(Sha256 sha256, ByteString left, ByteString right) {
    return sha256.add(NODE).add(left).add(right).finish();
  }

  private record Subtree(ByteString hash, int size) {
    Subtree joinedWith(Sha256 sha256, Subtree right) {
      return new Subtree(nodeHash(sha256, hash, right.hash), size + right.size);
    }
  }

  /** The two trees of a consistency proof, from the subtree that both have upwards. */
  private static final class ConsistencyWalk {

    private final Sha256 sha256 = new Sha256();
    private long node;
    private long last;
    private ByteString oldHash = ByteString.EMPTY;
    private ByteString newHash = ByteString.EMPTY;

    ConsistencyWalk(long node, long last) {
      this.node = node;
      this.last = last;
    }

    void start(ByteString shared) {
      oldHash = shared;
      newHash = shared;
    }

    boolean step(ByteString sibling) {
      if (last == 0) {
        return false;
      }
      if (node % 2 == 1 || node == last) {
        oldHash = nodeHash(sha256, sibling, oldHash);
        newHash = nodeHash(sha256, sibling, newHash);
        int up = node % 2 == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        newHash = nodeHash(sha256, newHash, sibling);
      }
      node >>= 1;
      last >>= 1;
      return true;
    }

    boolean leadsTo(ByteString oldRoot, ByteString newRoot) {
      return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
  }
}
