package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.frontdoor.protocol.chain.MerkleTree;

/**
 * A tree that grows at its end and remembers the hash of every complete subtree, so that a head or
 * a proof costs a few hashes however large it is. It keeps no entries, but two hashes for each:
 * some 160 bytes with what Java puts around them. Not safe for use by several threads.
 */
public final class GrowingTree {

  /** Hashes of complete subtrees: of 2^level leaves each, from the left. */
  private final List<List<ByteString>> levels = new ArrayList<>();

  /** An empty tree. */
  public GrowingTree() {
    levels.add(new ArrayList<>());
  }

  /** Adds an entry at the end and returns its index. */
  public long append(ByteString entry) {
    ByteString hash = MerkleTree.leafHash(entry);
    long index = size();
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<ByteString> row = levels.get(level);
      row.add(hash);
      if (row.size() % 2 == 1) {
        return index;
      }
      hash = MerkleTree.nodeHash(row.get(row.size() - 2), hash);
    }
  }

  /** Forgets the entries at the end. */
  void truncate(long size) {
    Objects.checkFromToIndex(0, size, size());
    for (int level = 0; level < levels.size(); level++) {
      List<ByteString> row = levels.get(level);
      row.subList(Math.toIntExact(size >> level), row.size()).clear();
    }
  }

  /** How many entries there are. */
  public long size() {
    return levels.getFirst().size();
  }

  /** The tree as it is. */
  public TreeHead head() {
    return head(size());
  }

  /**
   * The tree as it was.
   *
   * @throws IndexOutOfBoundsException if it never had this size
   */
  public TreeHead head(long size) {
    Objects.checkFromToIndex(0, size, size());
    return size == 0 ? TreeHead.EMPTY : new TreeHead(size, hash(0, size));
  }

  /**
   * That an entry is in the tree of a size.
   *
   * @throws IndexOutOfBoundsException if the tree never had this size, or then no such entry
   */
  public ProofOfInclusion inclusion(long index, long size) {
    Objects.checkFromToIndex(0, size, size());
    Objects.checkIndex(index, size);
    List<ByteString> path = new ArrayList<>();
    long from = 0;
    long count = size;
    while (count > 1) {
      long left = Long.highestOneBit(count - 1);
      boolean isLeft = index - from < left;
      path.addFirst(isLeft ? hash(from + left, count - left) : hash(from, left));
      from = isLeft ? from : from + left;
      count = isLeft ? left : count - left;
    }
    return new ProofOfInclusion(index, size, path);
  }

  /**
   * That the tree of one size begins with that of another.
   *
   * @throws IndexOutOfBoundsException if the tree never had these sizes, or the old is the larger
   */
  public ProofOfConsistency consistency(long oldSize, long newSize) {
    Objects.checkFromToIndex(0, newSize, size());
    Objects.checkFromToIndex(0, oldSize, newSize);
    List<ByteString> nodes = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      consistency(oldSize, newSize, nodes);
    }
    return new ProofOfConsistency(oldSize, newSize, nodes);
  }

  /** SUBPROOF of RFC 6962 section 2.1.2, from the root downwards. */
  private void consistency(long oldSize, long newSize, List<ByteString> nodes) {
    long from = 0;
    long count = newSize;
    while (from + count != oldSize) {
      long left = Long.highestOneBit(count - 1);
      if (oldSize - from <= left) {
        nodes.addFirst(hash(from + left, count - left));
        count = left;
      } else {
        nodes.addFirst(hash(from, left));
        from += left;
        count -= left;
      }
    }
    if (from > 0) {
      nodes.addFirst(hash(from, count));
    }
  }

  /** The hash of the leaves from an index that a subtree begins at. */
  private ByteString hash(long from, long count) {
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return levels.get(level).get(Math.toIntExact(from >> level));
    }
    long left = Long.highestOneBit(count);
    return MerkleTree.nodeHash(hash(from, left), hash(from + left, count - left));
  }
}
