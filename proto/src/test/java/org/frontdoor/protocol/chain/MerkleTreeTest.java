package org.frontdoor.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  /** The leaves of the reference tests of Certificate Transparency (RFC 6962). */
  private static final List<ByteString> REFERENCE =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(MerkleTreeTest::hex)
          .toList();

  private static final List<ByteString> REFERENCE_ROOTS =
      Stream.of(
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
          .map(MerkleTreeTest::hex)
          .toList();

  @Test
  void root_ofTheReferenceLeaves_isTheReferenceRoot() {
    for (int size = 0; size <= REFERENCE.size(); size++) {
      assertThat(MerkleTree.root(REFERENCE.subList(0, size))).isEqualTo(REFERENCE_ROOTS.get(size));
    }
  }

  @Test
  void path_ofTheReferenceLeaves_isTheReferencePath() {
    assertThat(MerkleTree.path(REFERENCE.subList(0, 1), 0)).isEmpty();
    assertThat(MerkleTree.path(REFERENCE, 0))
        .containsExactly(
            hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
            hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
            hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(MerkleTree.path(REFERENCE, 5))
        .containsExactly(
            hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
            hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
            hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(MerkleTree.path(REFERENCE.subList(0, 3), 2))
        .containsExactly(hex("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
  }

  @Test
  void path_ofEveryLeafOfEverySize_leadsToTheRootAndNowhereElse() {
    for (int size = 1; size <= 33; size++) {
      List<ByteString> leaves = leaves(size);
      ByteString root = MerkleTree.root(leaves);
      for (int index = 0; index < size; index++) {
        List<ByteString> path = MerkleTree.path(leaves, index);
        ByteString leaf = leaves.get(index);
        assertThat(MerkleTree.verifyPath(leaf, index, size, path, root)).isTrue();
        for (int other = 0; other < size; other++) {
          if (other != index) {
            assertThat(MerkleTree.verifyPath(leaf, other, size, path, root)).isFalse();
          }
        }
        assertThat(MerkleTree.verifyPath(hex("ff"), index, size, path, root)).isFalse();
      }
    }
  }

  @Test
  void path_tooLongTooShortOrMisshapen_isRefused() {
    List<ByteString> leaves = leaves(5);
    ByteString root = MerkleTree.root(leaves);
    ByteString leaf = leaves.get(2);
    List<ByteString> path = MerkleTree.path(leaves, 2);

    var longer = new ArrayList<>(path);
    longer.add(root);
    var misshapen = new ArrayList<>(path);
    misshapen.set(0, path.getFirst().substring(1));
    assertThat(MerkleTree.verifyPath(leaf, 2, 5, longer, root)).isFalse();
    assertThat(MerkleTree.verifyPath(leaf, 2, 5, path.subList(0, 2), root)).isFalse();
    assertThat(MerkleTree.verifyPath(leaf, 2, 5, misshapen, root)).isFalse();
    assertThat(MerkleTree.verifyPath(leaf, -1, 5, path, root)).isFalse();
    assertThat(MerkleTree.verifyPath(leaf, 5, 5, path, root)).isFalse();
  }

  @Test
  void path_ofNoSuchLeaf_isRefused() {
    assertThatThrownBy(() -> MerkleTree.path(leaves(2), 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void consistency_ofTheReferenceTrees_holdsAndBetweenOthersNot() {
    List<ByteString> sixToEight =
        List.of(
            hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
            hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
            hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    List<ByteString> twoToFive =
        List.of(
            hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
            hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));

    assertThat(isConsistent(6, 8, sixToEight)).isTrue();
    assertThat(isConsistent(2, 5, twoToFive)).isTrue();
    assertThat(isConsistent(5, 8, sixToEight)).isFalse();
    assertThat(isConsistent(6, 7, sixToEight)).isFalse();
    assertThat(isConsistent(2, 6, twoToFive)).isFalse();
    assertThat(isConsistent(8, 6, sixToEight)).isFalse();
    assertThat(isConsistent(0, 8, List.of())).isTrue();
    assertThat(isConsistent(8, 8, List.of())).isTrue();
    assertThat(isConsistent(0, 8, sixToEight)).isFalse();
  }

  private static boolean isConsistent(int oldSize, int newSize, List<ByteString> proof) {
    return MerkleTree.verifyConsistency(
        oldSize, REFERENCE_ROOTS.get(oldSize), newSize, REFERENCE_ROOTS.get(newSize), proof);
  }

  private static List<ByteString> leaves(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> ByteString.copyFrom(new byte[] {(byte) i}))
        .toList();
  }

  private static ByteString hex(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
