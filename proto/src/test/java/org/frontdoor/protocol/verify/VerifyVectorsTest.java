package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.TaskEvidence;
import org.frontdoor.protocol.testing.Vectors;
import org.frontdoor.protocol.testing.Vectors.Vector;
import org.junit.jupiter.api.Test;

class VerifyVectorsTest {

  private final VerifyLab lab = VerifyLab.SHARED;
  private final Vector delivery = Vectors.of("delivery.json").getFirst();

  @Test
  void links_ofTheVectors_areTheirs() {
    for (Vector vector : Vectors.of("chain.json")) {
      assertThat(
              Rehash.link(
                  vector.bytes("previous"), vector.bytes("header"), vector.bytes("ciphertext")))
          .isEqualTo(vector.bytes("link"));
    }
  }

  @Test
  void trees_ofTheVectors_haveTheirRoots() {
    for (Vector vector : Vectors.of("merkle.json")) {
      List<ByteString> leaves = vector.list("leaves");
      for (int index = 0; index < leaves.size(); index++) {
        List<ByteString> path = vector.lists("paths").get(index);
        assertThat(Rehash.treeHash(leaves)).isEqualTo(vector.bytes("root"));
        assertThat(Rehash.rootOf(leaves.get(index), index, leaves.size(), path))
            .isEqualTo(vector.bytes("root"));
      }
    }
  }

  @Test
  void delivery_ofTheVectors_isVerifiedByItsEvidence() throws Exception {
    CompletenessVerifier verifier = lab.selecting();
    feedUnits(verifier);
    ByteString body = delivery.bytes("checkpoint_body");

    verifier.feed(
        TaskEvidence.newBuilder()
            .setSignedBody(lab.evidence.sign(body, "hi2.checkpoint"))
            .setLeaf(delivery.list("leaves").getFirst())
            .addAllPath(delivery.list("path"))
            .build(),
        lab.clock.instant());

    CompletenessReport report = verifier.report(List.of("LIID-0001"));
    assertThat(report.findings()).isEmpty();
    assertThat(report.complete()).isTrue();
    assertThat(report.tasks())
        .containsExactly(new TaskReport("LIID-0001", false, 4, 4, 0, 0, 1, 7, 0, 0, true));
  }

  @Test
  void delivery_ofTheVectorsUnderItsWholeCheckpoint_lacksOnlyTheOtherTask() {
    CompletenessVerifier verifier = lab.blind();
    feedUnits(verifier);

    verifier.feed(
        Checkpoint.newBuilder()
            .setSignedBody(lab.evidence.sign(delivery.bytes("checkpoint_body"), "hi2.checkpoint"))
            .addAllLeaves(delivery.list("leaves"))
            .build(),
        lab.clock.instant());

    assertThat(verifier.report().findings())
        .containsExactly(new Finding(FindingKind.MISSING_TASK, "LIID-0002", 1, 3));
    assertThat(verifier.report().tasks().getFirst().complete()).isTrue();
  }

  @Test
  void messages_ofTheVectors_areWhatTheProtosSerialise() throws Exception {
    ByteString body = delivery.bytes("checkpoint_body");
    assertThat(CheckpointBody.parseFrom(body).toByteString()).isEqualTo(body);
    for (ByteString leaf : delivery.list("leaves")) {
      assertThat(CheckpointLeaf.parseFrom(leaf).toByteString()).isEqualTo(leaf);
    }
  }

  private void feedUnits(CompletenessVerifier verifier) {
    for (Vector unit : delivery.parts("units")) {
      verifier.feed(
          DeliveryUnit.newBuilder()
              .setPosition(unit.number("position"))
              .setHeader(unit.bytes("header"))
              .setCiphertext(unit.bytes("ciphertext"))
              .build());
    }
  }
}
