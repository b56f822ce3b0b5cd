package org.frontdoor.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.TaskEvidence;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class CheckpointTest {

  private static final long MICROS = 1_000_000L;

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, new SecureRandom());
  private final SigningIdentity evidence = pki.evidence("PROVID01");
  private final EndpointId provider = evidence.identity().endpointId();
  private final EndpointId authority = pki.authoritySigning("AUTHOR01").identity().endpointId();
  private final CheckpointMaker maker = new CheckpointMaker(evidence, authority);
  private final CheckpointReader reader =
      new CheckpointReader(
          new MessageVerifier(new CertificateVerifier(pki.anchors())), provider, authority);

  @Test
  void checkpoint_asMade_isRead() throws Exception {
    List<CheckpointLeaf> leaves = leaves(5);

    VerifiedCheckpoint read = reader.read(maker.make(3, MICROS, leaves), clock.instant());

    assertThat(read.leaves()).isEqualTo(leaves);
    assertThat(read.body().getNumber()).isEqualTo(3);
    assertThat(read.body().getTimeMicros()).isEqualTo(MICROS);
    assertThat(read.signer()).isEqualTo(evidence.identity());
  }

  @Test
  void checkpoint_signedByAnotherRoleOrRealm_isRefused() {
    Checkpoint good = maker.make(1, MICROS, leaves(2));
    ByteString body = good.getSignedBody().getMessage();
    SigningIdentity asProvider = pki.providerSigning("PROVID01");
    SigningIdentity ofAnotherRealm =
        pki.signer(pki.identity(KeyRole.KEY_ROLE_EVIDENCE, AcceptedRealms.CRIMINAL, "PROVID01"));

    for (SigningIdentity wrong : List.of(asProvider, ofAnotherRealm)) {
      Checkpoint forged =
          good.toBuilder().setSignedBody(wrong.sign(body, Purposes.HI2_CHECKPOINT)).build();
      assertFault(CheckpointFault.UNTRUSTED, forged);
    }
  }

  @Test
  void checkpoint_signedForAnotherPurpose_isRefused() {
    Checkpoint good = maker.make(1, MICROS, leaves(2));
    ByteString body = good.getSignedBody().getMessage();

    assertFault(
        CheckpointFault.UNTRUSTED,
        good.toBuilder().setSignedBody(evidence.sign(body, Purposes.HI2_OPTIONS)).build());
  }

  @Test
  void checkpoint_ofAnotherProviderOrAuthority_isRefused() {
    assertFault(
        CheckpointFault.OTHER_PARTIES,
        new CheckpointMaker(pki.evidence("PROVID02"), authority).make(1, MICROS, leaves(2)));
    assertFault(
        CheckpointFault.OTHER_PARTIES,
        new CheckpointMaker(evidence, provider).make(1, MICROS, leaves(2)));
    // Another provider's key does not speak for this provider.
    ByteString body = maker.make(1, MICROS, leaves(2)).getSignedBody().getMessage();
    assertFault(
        CheckpointFault.OTHER_PARTIES,
        Checkpoint.newBuilder()
            .setSignedBody(pki.evidence("PROVID02").sign(body, Purposes.HI2_CHECKPOINT))
            .build());
  }

  @Test
  void checkpoint_leavesChangedSwappedOrRemoved_isRefused() {
    Checkpoint good = maker.make(1, MICROS, leaves(4));
    ByteString other = leaves(9).getLast().toByteString();

    assertFault(CheckpointFault.OTHER_LEAVES, good.toBuilder().setLeaves(2, other).build());
    assertFault(CheckpointFault.OTHER_LEAVES, good.toBuilder().addLeaves(other).build());
    assertFault(CheckpointFault.OTHER_LEAVES, good.toBuilder().clearLeaves().build());
    assertFault(
        CheckpointFault.OTHER_LEAVES,
        good.toBuilder().setLeaves(0, good.getLeaves(1)).setLeaves(1, good.getLeaves(0)).build());
  }

  @Test
  void checkpoint_bodyWithUnknownField_isRefused() throws Exception {
    Checkpoint good = maker.make(1, MICROS, leaves(1));
    CheckpointBody body =
        CheckpointBody.parseFrom(good.getSignedBody().getMessage()).toBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build();

    assertFault(
        CheckpointFault.MALFORMED,
        good.toBuilder()
            .setSignedBody(evidence.sign(body.toByteString(), Purposes.HI2_CHECKPOINT))
            .build());
  }

  @Test
  void checkpoint_twoLeavesOfOneTask_isNeitherMadeNorRead() throws Exception {
    List<CheckpointLeaf> doubled = List.of(leaves(1).getFirst(), leaves(1).getFirst());

    assertThatThrownBy(() -> maker.make(1, MICROS, doubled))
        .isInstanceOf(IllegalArgumentException.class);
    List<ByteString> bytes = doubled.stream().map(CheckpointLeaf::toByteString).toList();
    Checkpoint good = maker.make(1, MICROS, leaves(1));
    CheckpointBody body =
        CheckpointBody.parseFrom(good.getSignedBody().getMessage()).toBuilder()
            .setRoot(MerkleTree.root(bytes))
            .setLeafCount(2)
            .build();
    assertFault(
        CheckpointFault.DOUBLE_LEAF,
        Checkpoint.newBuilder()
            .setSignedBody(evidence.sign(body.toByteString(), Purposes.HI2_CHECKPOINT))
            .addAllLeaves(bytes)
            .build());
  }

  @Test
  void maker_withoutLeavesNumberOrEvidenceKey_refuses() {
    assertThatThrownBy(() -> maker.make(1, MICROS, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> maker.make(0, MICROS, leaves(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CheckpointMaker(pki.providerSigning("PROVID01"), authority))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void evidence_ofOneTask_provesItAlone() throws Exception {
    List<CheckpointLeaf> leaves = leaves(7);
    Checkpoint checkpoint = maker.make(4, MICROS, leaves);

    for (CheckpointLeaf leaf : leaves) {
      TaskEvidence alone = CheckpointReader.extract(checkpoint, leaf.getLiid());
      VerifiedTask read = reader.read(alone, clock.instant());
      assertThat(read.leaf()).isEqualTo(leaf);
      assertThat(read.body().getNumber()).isEqualTo(4);
    }
  }

  @Test
  void evidence_ofATaskNotInTheCheckpoint_cannotBeExtracted() {
    Checkpoint checkpoint = maker.make(4, MICROS, leaves(2));

    assertThatThrownBy(() -> CheckpointReader.extract(checkpoint, "LIID-99"))
        .hasMessage(CheckpointFault.NO_SUCH_TASK.sentence());
  }

  @Test
  void evidence_withAnotherLeafIndexOrPath_isRefused() throws Exception {
    Checkpoint checkpoint = maker.make(4, MICROS, leaves(5));
    TaskEvidence good = CheckpointReader.extract(checkpoint, "LIID-3");

    assertPathFault(good.toBuilder().setLeaf(checkpoint.getLeaves(0)).build());
    assertPathFault(good.toBuilder().setLeafIndex(2).build());
    assertPathFault(good.toBuilder().setLeafIndex(-1).build());
    assertPathFault(good.toBuilder().clearPath().build());
    assertPathFault(good.toBuilder().setPath(0, ChainLink.GENESIS).build());
  }

  private void assertPathFault(TaskEvidence evidence) {
    var thrown =
        catchThrowableOfType(
            CheckpointException.class, () -> reader.read(evidence, clock.instant()));
    assertThat(thrown.fault()).isEqualTo(CheckpointFault.BROKEN_PATH);
  }

  private void assertFault(CheckpointFault fault, Checkpoint checkpoint) {
    var thrown =
        catchThrowableOfType(
            CheckpointException.class, () -> reader.read(checkpoint, clock.instant()));
    assertThat(thrown.fault()).isEqualTo(fault);
  }

  private static List<CheckpointLeaf> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                CheckpointLeaf.newBuilder()
                    .setLiid("LIID-" + i)
                    .setRecordCount(10L * i)
                    .setChainHead(
                        ChainLink.next(
                            ChainLink.GENESIS, ByteString.copyFromUtf8("" + i), ByteString.EMPTY))
                    .build())
        .toList();
  }
}
