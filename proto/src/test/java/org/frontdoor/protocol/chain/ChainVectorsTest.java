package org.frontdoor.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.testing.Vectors;
import org.frontdoor.protocol.testing.Vectors.Vector;
import org.junit.jupiter.api.Test;

class ChainVectorsTest {

  @Test
  void links_ofTheVectors_areTheirs() {
    ByteString previous = ChainLink.GENESIS;
    for (Vector vector : Vectors.of("chain.json")) {
      assertThat(vector.bytes("previous")).isEqualTo(previous);
      previous = ChainLink.next(previous, vector.bytes("header"), vector.bytes("ciphertext"));
      assertThat(previous).isEqualTo(vector.bytes("link"));
    }
  }

  @Test
  void trees_ofTheVectors_haveTheirRootsAndPaths() {
    for (Vector vector : Vectors.of("merkle.json")) {
      List<ByteString> leaves = vector.list("leaves");
      assertThat(MerkleTree.root(leaves)).isEqualTo(vector.bytes("root"));
      for (int index = 0; index < leaves.size(); index++) {
        assertThat(MerkleTree.path(leaves, index)).isEqualTo(vector.lists("paths").get(index));
      }
    }
  }
}
