package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.CompletenessVerifier;
import org.frontdoor.protocol.verify.StreamView;

/**
 * An authority that checks everything as it stores it, and fails the test if anything is wrong.
 * What it has received and not stored it forgets when cut.
 */
public final class ModelReceiver {

  private final DeliveryKeyPair key;
  private final List<DeliverResponse> pending = new ArrayList<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final List<OperatorMessage> messages = new ArrayList<>();
  private final List<Object> stored = new ArrayList<>();
  private long nextPosition = 1;
  private long lastCheckpoint;

  /** What it has of one task. */
  public static final class Task {
    public final List<IriRecord> records = new ArrayList<>();
    public long next;
    public long lost;
    public long lostEvents;
    public long epochs;
    public boolean ended;
    public boolean confirmedEnd;
    public long confirmed;
    private ByteString head = ChainLink.GENESIS;
    private UnitHeader epoch = UnitHeader.getDefaultInstance();

    /** The records without the test record. */
    public List<IriRecord> product() {
      return records.stream().filter(record -> record.getType() != IriType.IRI_TYPE_TEST).toList();
    }
  }

  public ModelReceiver(DeliveryKeyPair key) {
    this.key = key;
  }

  public long nextPosition() {
    return nextPosition;
  }

  public long lastCheckpoint() {
    return lastCheckpoint;
  }

  public Map<String, Task> tasks() {
    return tasks;
  }

  public Task task(String liid) {
    assertThat(tasks).containsKey(liid);
    return tasks.getOrDefault(liid, new Task());
  }

  public List<OperatorMessage> messages() {
    return messages;
  }

  /** Units and checkpoints in the order in which they were stored. */
  public List<Object> stored() {
    return stored;
  }

  /**
   * Has everything stored verified once more, by code that shares nothing with the sealer or with
   * this class.
   *
   * @param at when it was received
   */
  public CompletenessReport verify(MessageVerifier signatures, EndpointId authority, Instant at) {
    CompletenessVerifier verifier =
        CompletenessVerifier.of(
            signatures, DeliverySamples.PROVIDER, authority, StreamView.WHOLE, this::open);
    for (Object item : stored) {
      if (item instanceof DeliveryUnit unit) {
        verifier.feed(unit);
      } else if (item instanceof Checkpoint checkpoint) {
        verifier.feed(checkpoint, at);
      }
    }
    return verifier.report(tasks.keySet());
  }

  private Optional<ByteString> open(UnitHeader epoch, DeliveryUnit batch) {
    try (EpochOpener opener = EpochOpener.open(epoch, key)) {
      long first = UnitHeader.parseFrom(batch.getHeader()).getFirstRecord();
      return Optional.of(
          ByteString.copyFrom(opener.open(batch.getHeader(), first, batch.getCiphertext())));
    } catch (SealException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  /** Takes a message from the wire. */
  public void receive(DeliverResponse message) {
    pending.add(message);
  }

  /** Loses what was not stored. */
  public void cut() {
    pending.clear();
  }

  /** Checks and stores everything received. */
  public void store() {
    for (DeliverResponse message : pending) {
      switch (message.getMessageCase()) {
        case UNITS -> message.getUnits().getUnitsList().forEach(this::store);
        case CHECKPOINT -> store(message.getCheckpoint());
        case OPERATOR_MESSAGE -> messages.add(message.getOperatorMessage());
        case RESUMED -> nextPosition = message.getResumed().getNextPosition();
        default -> {}
      }
    }
    pending.clear();
  }

  private void store(DeliveryUnit unit) {
    assertThat(unit.getPosition()).as("position").isGreaterThanOrEqualTo(nextPosition);
    nextPosition = unit.getPosition() + 1;
    stored.add(unit);
    try {
      UnitHeader header = UnitHeader.parseFrom(unit.getHeader());
      Task task = tasks.computeIfAbsent(header.getLiid(), liid -> new Task());
      assertThat(task.ended).as("nothing after END").isFalse();
      assertThat(header.getFirstRecord()).as("record number").isEqualTo(task.next);
      take(task, header, unit);
    } catch (InvalidProtocolBufferException | SealException e) {
      throw new AssertionError("a unit cannot be read", e);
    }
  }

  private void take(Task task, UnitHeader header, DeliveryUnit unit)
      throws InvalidProtocolBufferException, SealException {
    ByteString link = ChainLink.next(task.head, unit.getHeader(), unit.getCiphertext());
    switch (header.getKind()) {
      case UNIT_KIND_START -> assertThat(task.head).isEqualTo(ChainLink.GENESIS);
      case UNIT_KIND_EPOCH -> {
        assertThat(header.getEpoch()).as("epoch").isGreaterThan(task.epoch.getEpoch());
        task.epoch = header;
        task.epochs++;
      }
      case UNIT_KIND_BATCH -> open(task, header, unit);
      case UNIT_KIND_GAP -> {
        assertThat(header.getGap().getLinkBefore()).isEqualTo(task.head);
        if (header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND) {
          link = header.getGap().getLinkAfter();
        }
        task.next += header.getRecordCount();
        task.lost += header.getRecordCount();
        task.lostEvents += header.getGap().getLostEvents();
      }
      case UNIT_KIND_END -> {
        assertThat(header.getEnd().getLostRecords()).as("END's losses").isEqualTo(task.lost);
        task.ended = true;
      }
      default -> throw new AssertionError(header.getKind());
    }
    task.head = link;
  }

  private void open(Task task, UnitHeader header, DeliveryUnit unit)
      throws InvalidProtocolBufferException, SealException {
    try (EpochOpener opener = EpochOpener.open(task.epoch, key)) {
      RecordBatch batch =
          RecordBatch.parseFrom(
              opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext()));
      assertThat(batch.getLiid()).isEqualTo(header.getLiid());
      assertThat(batch.getRecordsCount()).isEqualTo(header.getRecordCount());
      task.records.addAll(batch.getRecordsList());
      task.next += batch.getRecordsCount();
    }
  }

  private void store(Checkpoint checkpoint) {
    stored.add(checkpoint);
    try {
      CheckpointBody body = CheckpointBody.parseFrom(checkpoint.getSignedBody().getMessage());
      assertThat(body.getNumber()).as("checkpoint number").isGreaterThan(lastCheckpoint);
      lastCheckpoint = body.getNumber();
      for (ByteString bytes : checkpoint.getLeavesList()) {
        CheckpointLeaf leaf = CheckpointLeaf.parseFrom(bytes);
        Task task = task(leaf.getLiid());
        assertThat(leaf)
            .as("leaf")
            .isEqualTo(
                CheckpointLeaf.newBuilder()
                    .setLiid(leaf.getLiid())
                    .setRecordCount(task.next)
                    .setChainHead(task.head)
                    .setLostRecords(task.lost)
                    .setFinal(task.ended)
                    .build());
        task.confirmed = task.next;
        task.confirmedEnd = task.ended;
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
