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
}
