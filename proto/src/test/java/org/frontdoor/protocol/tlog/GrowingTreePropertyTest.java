package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.frontdoor.protocol.chain.MerkleTree;
import org.junit.jupiter.api.Test;

/**
 * Random trees beside a naive one, with a seed that a failure prints; {@code -Dfrontdoor.seed=N}
 * runs one again.
 */
class GrowingTreePropertyTest {

  private static final int TREES = 40;
  private static final int MOST_LEAVES = 300;
  private static final int SMALL = 20;

  private final long seed = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
  private final RandomGenerator random = new SplittableRandom(seed);

  @Test
  void tree_ofAnySize_hasHeadAndProofsOfTheNaiveOne() {
    for (int i = 0; i < TREES; i++) {
      List<ByteString> leaves = leaves(1 + random.nextInt(MOST_LEAVES));
      GrowingTree tree = tree(leaves);
      int size = 1 + random.nextInt(leaves.size());
      int index = random.nextInt(size);
      int oldSize = random.nextInt(size + 1);
      List<ByteString> first = leaves.subList(0, size);

      assertThat(tree.head(size).root()).as("seed %d", seed).isEqualTo(MerkleTree.root(first));
      assertThat(tree.inclusion(index, size).path())
          .as("seed %d, %d of %d", seed, index, size)
          .isEqualTo(MerkleTree.path(first, index));
      assertThat(tree.consistency(oldSize, size).nodes())
          .as("seed %d, %d in %d", seed, oldSize, size)
          .isEqualTo(NaiveTree.consistency(first, oldSize));
    }
  }

  @Test
  void consistency_ofEveryPairOfSmallTrees_holdsAndHoldsForNoOther() throws TlogException {
    GrowingTree tree = tree(leaves(SMALL));
    for (int newSize = 0; newSize <= SMALL; newSize++) {
      for (int oldSize = 0; oldSize <= newSize; oldSize++) {
        ProofOfConsistency proof = tree.consistency(oldSize, newSize);
        TreeHead newer = tree.head(newSize);
        proof.verify(tree.head(oldSize), newer);
        for (int other = 0; other <= SMALL; other++) {
          if (other != oldSize && other <= newSize) {
            TreeHead otherHead = tree.head(other);
            assertRefused(proof, otherHead, newer);
            assertRefused(
                new ProofOfConsistency(other, newSize, proof.nodes()), otherHead, newer, proof);
          }
        }
      }
    }
  }

  @Test
  void consistency_ofAForkAtAnyPlace_isRefused() {
    for (int i = 0; i < TREES; i++) {
      List<ByteString> leaves = leaves(2 + random.nextInt(MOST_LEAVES));
      int oldSize = 1 + random.nextInt(leaves.size() - 1);
      TreeHead older = tree(leaves.subList(0, oldSize)).head();
      List<ByteString> rewritten = new ArrayList<>(leaves);
      int changed = random.nextInt(oldSize);
      rewritten.set(changed, rewritten.get(changed).concat(ByteString.copyFromUtf8("x")));
      GrowingTree fork = tree(rewritten);

      ProofOfConsistency proof = fork.consistency(oldSize, leaves.size());
      assertThatThrownBy(() -> proof.verify(older, fork.head()))
          .as("seed %d, %d of %d", seed, changed, oldSize)
          .isInstanceOf(TlogException.class);
    }
  }

  @Test
  void proofs_withOneNodeSpoiltAddedOrLeftOut_areRefused() {
    for (int i = 0; i < TREES; i++) {
      List<ByteString> leaves = leaves(2 + random.nextInt(MOST_LEAVES));
      GrowingTree tree = tree(leaves);
      int oldSize = 1 + random.nextInt(leaves.size() - 1);
      ProofOfConsistency consistency = tree.consistency(oldSize, leaves.size());
      int index = random.nextInt(leaves.size());
      ProofOfInclusion inclusion = tree.inclusion(index, leaves.size());

      for (List<ByteString> nodes : spoilt(consistency.nodes())) {
        assertRefused(
            new ProofOfConsistency(oldSize, leaves.size(), nodes), tree.head(oldSize), tree.head());
      }
      for (List<ByteString> path : spoilt(inclusion.path())) {
        ProofOfInclusion changed = new ProofOfInclusion(index, leaves.size(), path);
        assertThatThrownBy(() -> changed.verify(leaves.get(index), tree.head()))
            .as("seed %d", seed)
            .isInstanceOf(TlogException.class);
      }
    }
  }

  @Test
  void tree_thatForgetsItsEnd_isAsItWas() {
    GrowingTree tree = tree(leaves(SMALL));
    for (int size = SMALL; size >= 0; size--) {
      TreeHead before = tree.head(size);
      tree.truncate(size);
      assertThat(tree.head()).isEqualTo(before);
      assertThatCode(() -> tree.append(ByteString.EMPTY)).doesNotThrowAnyException();
      tree.truncate(size);
      assertThat(tree.head()).isEqualTo(before);
    }
  }

  @Test
  void tree_askedForWhatItNeverWas_refuses() {
    GrowingTree tree = tree(leaves(3));

    assertThatThrownBy(() -> tree.head(4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.inclusion(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.consistency(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.consistency(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private List<List<ByteString>> spoilt(List<ByteString> nodes) {
    List<List<ByteString>> all = new ArrayList<>();
    List<ByteString> longer = new ArrayList<>(nodes);
    longer.add(random.nextInt(longer.size() + 1), bytes(32));
    all.add(longer);
    if (!nodes.isEmpty()) {
      List<ByteString> shorter = new ArrayList<>(nodes);
      shorter.remove(random.nextInt(shorter.size()));
      all.add(shorter);
      List<ByteString> other = new ArrayList<>(nodes);
      other.set(random.nextInt(other.size()), bytes(32));
      all.add(other);
      List<ByteString> misshapen = new ArrayList<>(nodes);
      misshapen.set(0, nodes.getFirst().substring(1));
      all.add(misshapen);
    }
    return all;
  }

  /** A proof for other sizes may be the same nodes; then it is no wrong proof. */
  private void assertRefused(
      ProofOfConsistency proof, TreeHead older, TreeHead newer, ProofOfConsistency right) {
    boolean same = (older.size() == 0 || older.size() == newer.size()) && right.nodes().isEmpty();
    if (!same) {
      assertRefused(proof, older, newer);
    }
  }

  private void assertRefused(ProofOfConsistency proof, TreeHead older, TreeHead newer) {
    assertThatThrownBy(() -> proof.verify(older, newer))
        .as("seed %d: %d in %d", seed, older.size(), newer.size())
        .isInstanceOf(TlogException.class)
        .hasMessage(TlogFault.BROKEN_CONSISTENCY.sentence());
  }

  private static GrowingTree tree(List<ByteString> leaves) {
    GrowingTree tree = new GrowingTree();
    leaves.forEach(tree::append);
    return tree;
  }

  private List<ByteString> leaves(int count) {
    List<ByteString> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(bytes(random.nextInt(40)));
    }
    return leaves;
  }

  private ByteString bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
