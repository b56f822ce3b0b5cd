package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.OpenContexts;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedMessages;
import org.frontdoor.authority.testing.ScriptedTask;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.UnitHeader;
import org.junit.jupiter.api.Test;

final class ReceiverTest {

  private static final String LIID = "LI-1";

  private final Parties parties = Parties.create();
  private final ReceiverHarness harness = ReceiverHarness.delivering(parties);
  private final ScriptedTask task = new ScriptedTask(LIID, parties);

  @Test
  void delivery_fromStartToFinalCheckpoint_isStoredAndConfirmed() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2), task.batch(4, 3), task.end(5));
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task));
    Round round = harness.store();

    assertThat(harness.findings).isEmpty();
    assertThat(harness.units).hasSize(5);
    assertThat(harness.task(LIID).phase()).isEqualTo(Phase.CONFIRMED);
    assertThat(harness.task(LIID).progress()).isEqualTo(new Progress(5, 5, 0, 1));
    assertThat(round.acknowledgement().getAcknowledgement().getNextPosition()).isEqualTo(6);
    assertThat(round.acknowledgement().getAcknowledgement().getLastCheckpoint()).isEqualTo(1);
    assertThat(round.recordTimes()).hasSize(2);
  }

  @Test
  void records_behindTheLastCheckpoint_areProvisional() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2));
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task));
    harness.send(task.batch(4, 3));
    harness.store();

    assertThat(harness.task(LIID).progress()).isEqualTo(new Progress(5, 2, 0, 1));
  }

  @Test
  void restart_betweenAnyTwoUnits_goesOnWithTheSameEpoch() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2));
    harness.store();
    harness.restart();
    harness.send(task.batch(4, 3), task.epoch(5), task.batch(6, 1));
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task));
    harness.store();

    assertThat(harness.findings).isEmpty();
    assertThat(harness.task(LIID).progress()).isEqualTo(new Progress(6, 6, 0, 2));
  }

  @Test
  void unit_sentAgain_isStoredOnce() {
    DeliveryUnit batch = task.start(1);
    harness.send(batch, batch);
    harness.store();
    harness.restart();
    harness.send(batch);
    harness.store();

    assertThat(harness.units).hasSize(1);
    assertThat(harness.sentAgain).isEqualTo(2);
    assertThat(harness.findings).isEmpty();
  }

  @Test
  void batch_missing_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit missing = task.batch(3, 2);
    harness.send(task.batch(4, 2));
    harness.store();

    assertThat(missing.getPosition()).isEqualTo(3);
    assertStopped(FindingKind.RECORDS_BROKEN);
  }

  @Test
  void batches_swapped_stopTheTask() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit first = task.batch(3, 2);
    DeliveryUnit second = task.batch(4, 2);
    harness.send(
        second.toBuilder().setPosition(3).build(), first.toBuilder().setPosition(4).build());
    harness.store();

    assertStopped(FindingKind.RECORDS_BROKEN);
  }

  @Test
  void batch_replayedAtANewPosition_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit batch = task.batch(3, 2);
    harness.send(batch, batch.toBuilder().setPosition(4).build());
    harness.store();

    assertStopped(FindingKind.RECORDS_BROKEN);
  }

  @Test
  void epoch_missing_isSeenByTheNextCheckpoint() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 1));
    DeliveryUnit withheld = task.epoch(4);
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task));
    harness.store();

    assertThat(withheld.getPosition()).isEqualTo(4);
    assertStopped(FindingKind.CHECKPOINT_DISAGREES);
  }

  @Test
  void ciphertext_withOneBitFlipped_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit batch = task.batch(3, 2);
    byte[] bytes = batch.getCiphertext().toByteArray();
    bytes[bytes.length / 2] ^= 1;
    harness.send(batch.toBuilder().setCiphertext(ByteString.copyFrom(bytes)).build());
    harness.store();

    assertStopped(FindingKind.SEAL_BROKEN);
  }

  @Test
  void batch_truncated_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit batch = task.batch(3, 2);
    ByteString cut = batch.getCiphertext().substring(0, batch.getCiphertext().size() - 1);
    harness.send(batch.toBuilder().setCiphertext(cut).build());
    harness.store();

    assertStopped(FindingKind.SEAL_BROKEN);
  }

  @Test
  void batch_withFewerRecordsThanItsHeaderSays_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(task.withBatch(batch -> batch.removeRecords(0)).batch(3, 3));
    harness.store();

    assertStopped(FindingKind.SEAL_BROKEN);
  }

  @Test
  void batch_ofAnotherTaskInside_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(task.withBatch(batch -> batch.setLiid("LI-2")).batch(3, 1));
    harness.store();

    assertStopped(FindingKind.SEAL_BROKEN);
  }

  @Test
  void batch_ofAnotherEpoch_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(task.withHeader(header -> header.setEpoch(2)).batch(3, 1));
    harness.store();

    assertStopped(FindingKind.EPOCH_BROKEN);
  }

  @Test
  void epoch_sealedToAnotherKey_stopsTheTask() {
    ScriptedTask other = new ScriptedTask(LIID, parties, Parties.newDeliveryKey().publicKey());
    harness.send(other.start(1), other.epoch(2));
    harness.store();

    assertStopped(FindingKind.EPOCH_BROKEN);
  }

  @Test
  void epoch_withAnotherCommitment_stopsTheTask() {
    UnaryOperator<UnitHeader.Builder> fault =
        header -> {
          header.getEpochDetailBuilder().setKeyCommitment(ByteString.copyFrom(new byte[32]));
          return header;
        };
    harness.send(task.start(1), task.withHeader(fault).epoch(2));
    harness.store();

    assertStopped(FindingKind.EPOCH_BROKEN);
  }

  @Test
  void start_missing_stopsTheTask() {
    task.start(1);
    harness.send(task.epoch(2));
    harness.store();

    assertStopped(FindingKind.OUT_OF_ORDER);
  }

  @Test
  void start_comingTwice_stopsTheTask() {
    harness.send(task.start(1), new ScriptedTask(LIID, parties).start(2));
    harness.store();

    assertStopped(FindingKind.OUT_OF_ORDER);
  }

  @Test
  void start_forAnotherAuthority_stopsTheTask() {
    UnaryOperator<UnitHeader.Builder> fault =
        header -> {
          header.getStartBuilder().setAuthority(Parties.endpoint("POLICE02"));
          return header;
        };
    harness.send(task.withHeader(fault).start(1));
    harness.store();

    assertStopped(FindingKind.WRONG_PARTY);
  }

  @Test
  void batch_afterTheEnd_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2), task.end(3), task.batch(4, 1));
    harness.store();

    assertStopped(FindingKind.OUT_OF_ORDER);
  }

  @Test
  void end_countingOtherLosses_stopsTheTask() {
    UnaryOperator<UnitHeader.Builder> fault =
        header -> {
          header.getEndBuilder().setLostRecords(7);
          return header;
        };
    harness.send(task.start(1), task.epoch(2), task.withHeader(fault).end(3));
    harness.store();

    assertStopped(FindingKind.RECORDS_BROKEN);
  }

  @Test
  void gap_inPlaceOfDroppedBatches_isCountedAndReported() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2), task.gap(5, 4));
    harness.send(task.batch(6, 1));
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task));
    harness.store();

    assertThat(harness.kinds()).containsExactly(FindingKind.RECORDS_LOST);
    assertThat(harness.task(LIID).phase()).isEqualTo(Phase.DELIVERING);
    assertThat(harness.task(LIID).progress()).isEqualTo(new Progress(7, 7, 4, 1));
  }

  @Test
  void gap_thatDoesNotBeginAtTheChainsHead_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    UnaryOperator<UnitHeader.Builder> fault =
        header -> {
          header.getGapBuilder().setLinkBefore(ByteString.copyFrom(new byte[32]));
          return header;
        };
    task.batch(3, 1);
    harness.send(new ScriptedTask("LI-9", parties).start(3));
    DeliveryUnit gap = task.gap(4, 1);
    harness.send(changed(gap, fault, header -> header.setFirstRecord(0)));
    harness.store();

    assertStopped(FindingKind.CHAIN_BROKEN);
  }

  @Test
  void sequenceNumber_skipped_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(task.batch(3, List.of(ScriptedTask.report(0), ScriptedTask.report(2))));
    harness.store();

    assertStopped(FindingKind.SEQUENCE_BROKEN);
  }

  @Test
  void sequenceNumbers_ofSessionsAndReports_countByThemselves() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(
        task.batch(
            3,
            List.of(
                ScriptedTask.record(IriType.IRI_TYPE_TEST, 0).build(),
                ScriptedTask.report(0),
                ScriptedTask.inSession(IriType.IRI_TYPE_BEGIN, 1, 0),
                ScriptedTask.inSession(IriType.IRI_TYPE_BEGIN, 2, 0),
                ScriptedTask.report(1))));
    harness.store();
    harness.restart();
    harness.send(
        task.batch(
            4,
            List.of(
                ScriptedTask.inSession(IriType.IRI_TYPE_CONTINUE, 2, 1),
                ScriptedTask.inSession(IriType.IRI_TYPE_END, 1, 1),
                ScriptedTask.inSession(IriType.IRI_TYPE_END, 2, 2))));
    harness.store();

    assertThat(harness.findings).isEmpty();
    assertThat(harness.task(LIID).contexts()).isEqualTo(OpenContexts.of(Map.of(-1L, 2L)));
  }

  @Test
  void session_continuedWithoutABeginning_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2));
    harness.send(task.batch(3, List.of(ScriptedTask.inSession(IriType.IRI_TYPE_CONTINUE, 1, 1))));
    harness.store();

    assertStopped(FindingKind.SEQUENCE_BROKEN);
  }

  @Test
  void task_thatWasStopped_doesNotHinderAnother() {
    ScriptedTask other = new ScriptedTask("LI-2", parties);
    harness.send(task.start(1), task.batch(2, 1), other.start(3), other.epoch(4));
    harness.send(task.epoch(5), other.batch(6, 3));
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, task, other));
    harness.store();

    assertThat(harness.task(LIID).phase()).isEqualTo(Phase.STOPPED);
    assertThat(harness.task("LI-2").progress()).isEqualTo(new Progress(3, 3, 0, 1));
    assertThat(harness.setAside).extracting("position").containsExactly(2L, 5L);
    assertThat(harness.findings).hasSize(1);
  }

  @Test
  void task_thatWasStopped_staysStoppedAfterARestart() {
    harness.send(task.start(1), task.batch(2, 1));
    harness.store();
    harness.restart();
    harness.send(task.epoch(3), task.batch(4, 1));
    harness.store();

    assertThat(harness.task(LIID).phase()).isEqualTo(Phase.STOPPED);
    assertThat(harness.setAside).hasSize(3);
    assertThat(harness.units).hasSize(1);
  }

  @Test
  void header_thatCannotBeRead_isSetAsideAndSeenByTheChain() {
    harness.send(task.start(1), task.epoch(2));
    DeliveryUnit batch = task.batch(3, 1);
    harness.send(batch.toBuilder().setHeader(ByteString.copyFromUtf8("garbage")).build());
    harness.send(task.batch(4, 1));
    harness.store();

    assertThat(harness.kinds()).containsExactly(FindingKind.MALFORMED, FindingKind.RECORDS_BROKEN);
    assertThat(harness.setAside).hasSize(2);
  }

  @Test
  void checkpoint_ofATaskThatNeverBegan_isReported() {
    ScriptedTask withheld = new ScriptedTask("LI-9", parties);
    withheld.start(1);
    harness.send(ScriptedMessages.checkpoint(1, parties.evidence, withheld));
    harness.store();

    assertThat(harness.kinds()).containsExactly(FindingKind.CHECKPOINT_DISAGREES);
    assertThat(harness.task("LI-9").phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void checkpoint_withATailCutOff_stopsTheTask() {
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2));
    CheckpointLeaf honest = task.leaf();
    harness.send(task.batch(4, 1));
    harness.send(
        ScriptedMessages.checkpoint(
            1, parties.evidence, UnaryOperator.identity(), List.of(honest)));
    harness.store();

    assertStopped(FindingKind.CHECKPOINT_DISAGREES);
  }

  private void assertStopped(FindingKind why) {
    assertThat(harness.kinds()).containsExactly(why);
    assertThat(harness.task(LIID).phase()).isEqualTo(Phase.STOPPED);
    assertThat(harness.findings.getFirst().liid()).isEqualTo(LIID);
  }

  @SafeVarargs
  private static DeliveryUnit changed(
      DeliveryUnit unit, UnaryOperator<UnitHeader.Builder>... faults) {
    try {
      UnitHeader.Builder header = UnitHeader.parseFrom(unit.getHeader()).toBuilder();
      for (UnaryOperator<UnitHeader.Builder> fault : faults) {
        header = fault.apply(header);
      }
      return unit.toBuilder().setHeader(header.build().toByteString()).build();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
