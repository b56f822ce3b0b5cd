package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.chain.CheckpointReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One small delivery, and what is found when it is tampered with in a given way. */
class CompletenessVerifierTest {

  private static final String LIID = "LIID-1";
  private static final ByteString ONE = ByteString.copyFrom(new byte[1]);

  private final VerifyLab lab = VerifyLab.SHARED;
  private final CheckpointMaker maker = new CheckpointMaker(lab.evidence, lab.authority);
  private final List<StreamItem> items = new ArrayList<>();
  private SimulatedTask task;
  private long position;

  /** START 1, EPOCH 2, BATCH 3 (0), BATCH 4 (1-2), checkpoint 1, BATCH 5 (3-5), END 6, 2 final. */
  @BeforeEach
  void makeDelivery() throws Exception {
    task = new SimulatedTask(LIID, lab, new Random(1));
    task.batch(2);
    checkpoint(1);
    task.batch(3);
    task.end();
    checkpoint(2);
  }

  @Test
  void delivery_untouched_isCompleteAndVerified() {
    CompletenessReport report = verify(items);

    assertThat(report.complete()).isTrue();
    assertThat(report.checkpoints()).isEqualTo(2);
    assertThat(report.lastCheckpoint()).isEqualTo(2);
    assertThat(report.tasks())
        .containsExactly(new TaskReport(LIID, false, 6, 6, 0, 0, 0, 0, 0, 0, true));
  }

  @Test
  void records_afterTheLastCheckpoint_areProvisional() {
    CompletenessVerifier verifier = lab.blind();
    CompletenessReport report = lab.verify(verifier, items.subList(0, 6), List.of());

    assertThat(report.clean()).isTrue();
    assertThat(report.complete()).isFalse();
    assertThat(report.tasks())
        .containsExactly(new TaskReport(LIID, false, 6, 3, 3, 0, 0, 0, 0, 0, false));
  }

  @Test
  void unit_unreadable_isMalformed() {
    assertFound(FindingKind.MALFORMED, replaced(3, unit -> unit.setHeader(ByteString.EMPTY)));
    assertFound(
        FindingKind.MALFORMED,
        replaced(3, unit -> unit.setHeader(ByteString.copyFromUtf8("nonsense"))));
    assertFound(FindingKind.MALFORMED, replaced(3, unit -> unit.setCiphertext(ByteString.EMPTY)));
    assertFound(
        FindingKind.MALFORMED,
        replaced(1, unit -> unit.setCiphertext(ByteString.copyFromUtf8("something"))));
    assertFound(FindingKind.MALFORMED, header(3, header -> header.setRecordCount(0)));
    assertFound(FindingKind.MALFORMED, header(3, header -> header.setFirstRecord(-1)));
    assertFound(FindingKind.MALFORMED, header(0, header -> header.setFirstRecord(1)));
    assertFound(
        FindingKind.MALFORMED,
        header(
            3,
            header ->
                header.setUnknownFields(
                    UnknownFieldSet.newBuilder()
                        .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build())));
  }

  @Test
  void start_missing_isFound() {
    assertFound(FindingKind.MISSING_START, without(0));
  }

  @Test
  void start_ofOtherParties_isFound() {
    EndpointId other = EndpointId.newBuilder().setCountryCode("BE").build();

    assertFound(
        FindingKind.OTHER_PARTIES,
        header(0, header -> header.setStart(header.getStart().toBuilder().setAuthority(other))));
    assertFound(
        FindingKind.OTHER_PARTIES,
        header(0, header -> header.setStart(header.getStart().toBuilder().setProvider(other))));
  }

  @Test
  void epoch_missing_isFound() {
    assertFound(FindingKind.EPOCH_WITHOUT_KEY, without(1));
  }

  @Test
  void batch_missing_isAnUndeclaredGapAndCounted() {
    CompletenessReport report = verify(without(3));

    assertThat(kinds(report)).contains(FindingKind.UNDECLARED_GAP, FindingKind.CHECKPOINT_MISMATCH);
    assertThat(report.tasks().getFirst().missing()).isEqualTo(2);
    assertThat(report.tasks().getFirst().complete()).isFalse();
  }

  @Test
  void batch_twice_isFoundOnceAndTheRestStaysVerified() {
    var twice = new ArrayList<>(items);
    twice.add(4, items.get(3));

    CompletenessReport report = verify(twice);

    assertThat(kinds(report)).containsOnly(FindingKind.DUPLICATE_UNIT);
    assertThat(report.tasks().getFirst().duplicated()).isEqualTo(2);
    assertThat(report.tasks().getFirst().verified()).isEqualTo(6);
  }

  @Test
  void batches_swapped_areReordered() {
    var swapped = new ArrayList<>(items);
    swapped.set(2, items.get(3));
    swapped.set(3, items.get(2));

    CompletenessReport report = verify(swapped);

    assertThat(kinds(report)).contains(FindingKind.REORDERED);
    assertThat(report.tasks().getFirst().missing()).isZero();
    assertThat(report.tasks().getFirst().duplicated()).isZero();
  }

  @Test
  void ciphertext_changed_breaksTheChainOfThatPartOnly() {
    CompletenessReport report =
        verify(replaced(3, unit -> unit.setCiphertext(unit.getCiphertext().concat(ONE))));

    assertThat(kinds(report)).containsExactly(FindingKind.BROKEN_CHAIN, FindingKind.MISSING_FINAL);
    TaskReport told = report.tasks().getFirst();
    assertThat(told.disputed()).isEqualTo(3);
    assertThat(told.verified()).isEqualTo(3);
  }

  @Test
  void unit_afterTheEnd_isFound() {
    var more = new ArrayList<>(items);
    UnitHeader late =
        UnitHeader.newBuilder()
            .setKind(UnitKind.UNIT_KIND_BATCH)
            .setLiid(LIID)
            .setEpoch(1)
            .setFirstRecord(6)
            .setRecordCount(1)
            .build();
    more.add(
        StreamItem.Unit.of(
            DeliveryUnit.newBuilder()
                .setPosition(7)
                .setHeader(late.toByteString())
                .setCiphertext(ByteString.copyFrom(new byte[20]))
                .build()));

    assertFound(FindingKind.AFTER_END, more);
  }

  @Test
  void tail_cut_isFoundWhenTheTaskShouldHaveEnded() {
    for (int kept = 1; kept < items.size(); kept++) {
      assertFound(FindingKind.MISSING_FINAL, items.subList(0, kept));
    }
  }

  @Test
  void task_removed_isFoundByCheckpointAndByExpectation() {
    List<StreamItem> signedOnly =
        items.stream().filter(StreamItem.Signed.class::isInstance).toList();

    CompletenessReport report = verify(signedOnly);

    assertThat(kinds(report)).contains(FindingKind.MISSING_TASK);
    assertThat(report.tasks().getFirst().missing()).isEqualTo(6);
    assertThat(kinds(lab.verify(lab.blind(), List.of(), List.of(LIID))))
        .containsExactly(FindingKind.MISSING_TASK);
  }

  @Test
  void checkpoint_forged_isFoundAndCoversNothing() {
    for (var forger : lab.forgers) {
      var forged = new ArrayList<>(items);
      Checkpoint good = ((StreamItem.Signed) items.get(4)).checkpoint();
      forged.set(
          4,
          new StreamItem.Signed(
              good.toBuilder()
                  .setSignedBody(forger.sign(good.getSignedBody().getMessage(), "hi2.checkpoint"))
                  .build()));

      CompletenessReport report = lab.verify(lab.blind(), forged.subList(0, 5), List.of());

      assertThat(kinds(report)).containsExactly(FindingKind.FORGED_CHECKPOINT);
      assertThat(report.tasks().getFirst().verified()).isZero();
    }
  }

  @Test
  void checkpoint_ofACertificateThatHasExpired_isForged() {
    CompletenessVerifier verifier = lab.blind();

    verifier.feed(
        ((StreamItem.Signed) items.get(4)).checkpoint(),
        lab.clock.instant().plus(Duration.ofDays(36_500)));

    assertThat(kinds(verifier.report())).containsExactly(FindingKind.FORGED_CHECKPOINT);
  }

  @Test
  void checkpoint_withOtherLeavesOrForAnotherAuthority_isBad() {
    Checkpoint good = ((StreamItem.Signed) items.get(4)).checkpoint();
    CheckpointLeaf leaf = task.leaf();

    for (Checkpoint bad :
        List.of(
            good.toBuilder().setLeaves(0, leaf.toByteString()).build(),
            good.toBuilder().addLeaves(good.getLeaves(0)).build(),
            good.toBuilder().clearLeaves().build(),
            new CheckpointMaker(lab.evidence, lab.provider).make(1, 1, List.of(leaf)),
            maker.make(1, 1, List.of(leaf.toBuilder().setChainHead(ONE).build())),
            maker.make(1, 1, List.of(leaf.toBuilder().setLostRecords(7).build())))) {
      CompletenessVerifier verifier = lab.blind();
      verifier.feed(bad, lab.clock.instant());
      assertThat(kinds(verifier.report())).containsExactly(FindingKind.BAD_CHECKPOINT);
    }
  }

  @Test
  void checkpoint_replayed_isFoundAndChangesNothing() {
    var replayed = new ArrayList<>(items);
    replayed.add(items.get(4));

    CompletenessReport report = verify(replayed);

    assertThat(kinds(report)).containsExactly(FindingKind.REPLAYED_CHECKPOINT);
    assertThat(report.tasks().getFirst().verified()).isEqualTo(6);
    assertThat(report.tasks().getFirst().complete()).isTrue();
  }

  @Test
  void final_leafRepeated_isClean() {
    var repeated = new ArrayList<>(items);
    repeated.add(new StreamItem.Signed(maker.make(3, 1, List.of(task.leaf()))));

    assertThat(verify(repeated).complete()).isTrue();
  }

  @Test
  void selection_ofOneTaskWithItsEvidence_isCompleteWithoutTheOthers() throws Exception {
    SimulatedStream stream = SimulatedStream.of(lab, new Random(7), 3, 30, true);
    CompletenessVerifier verifier = lab.selecting();
    for (StreamItem item : stream.items()) {
      switch (item) {
        case StreamItem.Unit unit -> {
          if (unit.header().getLiid().equals("LIID-1")) {
            verifier.feed(unit.unit());
          }
        }
        case StreamItem.Signed signed -> feedEvidence(verifier, signed.checkpoint());
      }
    }

    CompletenessReport report = verifier.report(List.of("LIID-1"));

    assertThat(report.findings()).isEmpty();
    assertThat(report.complete()).isTrue();
    assertThat(report.tasks()).hasSize(1);
    assertThat(report.tasks().getFirst().verified()).isEqualTo(stream.tasks().get(1).delivered());
  }

  @Test
  void evidence_ofAnotherLeaf_isBad() throws Exception {
    Checkpoint good = ((StreamItem.Signed) items.get(4)).checkpoint();
    CompletenessVerifier verifier = lab.selecting();

    verifier.feed(
        CheckpointReader.extract(good, LIID).toBuilder()
            .setLeaf(task.leaf().toByteString())
            .build(),
        lab.clock.instant());

    assertThat(kinds(verifier.report())).containsExactly(FindingKind.BAD_CHECKPOINT);
  }

  @Test
  void batch_thatDoesNotOpen_isFoundByWhoOpens() {
    CompletenessVerifier verifier =
        CompletenessVerifier.of(
            lab.signatures,
            lab.provider,
            lab.authority,
            StreamView.WHOLE,
            (epoch, batch) -> Optional.empty());

    assertThat(kinds(lab.verify(verifier, items, List.of(LIID))))
        .containsOnly(FindingKind.CANNOT_OPEN);
  }

  @Test
  void findings_moreThanAreKept_areCounted() {
    CompletenessVerifier verifier = lab.blind();
    for (int i = 0; i < Findings.KEPT + 5; i++) {
      verifier.feed(DeliveryUnit.getDefaultInstance());
    }

    assertThat(verifier.report().findings()).hasSize(Findings.KEPT);
    assertThat(verifier.report().omittedFindings()).isEqualTo(5);
  }

  @Test
  void finding_asASentence_namesTaskAndPlace() {
    assertThat(new Finding(FindingKind.BROKEN_CHAIN, LIID, 4, 9).sentence())
        .isEqualTo("Task LIID-1, at 4, record 9: The units are not those whose chain was signed.");
  }

  private void feedEvidence(CompletenessVerifier verifier, Checkpoint checkpoint) throws Exception {
    for (ByteString leaf : checkpoint.getLeavesList()) {
      if (CheckpointLeaf.parseFrom(leaf).getLiid().equals("LIID-1")) {
        verifier.feed(CheckpointReader.extract(checkpoint, "LIID-1"), lab.clock.instant());
      }
    }
  }

  private void checkpoint(long number) {
    for (SimulatedTask.Sealed sealed : task.take()) {
      items.add(
          StreamItem.Unit.of(
              DeliveryUnit.newBuilder()
                  .setPosition(++position)
                  .setHeader(sealed.header().toByteString())
                  .setCiphertext(sealed.ciphertext())
                  .build()));
    }
    items.add(new StreamItem.Signed(maker.make(number, 1, List.of(task.leaf()))));
  }

  private void assertFound(FindingKind kind, List<StreamItem> tampered) {
    assertThat(kinds(verify(tampered))).contains(kind);
  }

  private CompletenessReport verify(List<StreamItem> stream) {
    return lab.verify(lab.blind(), stream, List.of(LIID));
  }

  private static List<FindingKind> kinds(CompletenessReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  private List<StreamItem> without(int index) {
    var changed = new ArrayList<>(items);
    changed.remove(index);
    return changed;
  }

  private List<StreamItem> header(int index, UnaryOperator<UnitHeader.Builder> change) {
    return replaced(
        index,
        unit -> {
          var header = ((StreamItem.Unit) items.get(index)).header().toBuilder();
          return unit.setHeader(change.apply(header).build().toByteString());
        });
  }

  private List<StreamItem> replaced(int index, UnaryOperator<DeliveryUnit.Builder> change) {
    var changed = new ArrayList<>(items);
    DeliveryUnit unit = ((StreamItem.Unit) items.get(index)).unit();
    changed.set(index, StreamItem.Unit.of(change.apply(unit.toBuilder()).build()));
    return changed;
  }
}
