package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;

/**
 * What came on one stream, opened with good will: nothing is checked here that a case might want to
 * judge. A batch that does not open is left closed, and {@link #unopened} counts it.
 */
public final class Received {

  private final Examination exam;
  private final List<ReceivedUnit> units = new ArrayList<>();
  private final List<ReceivedCheckpoint> checkpoints = new ArrayList<>();
  private final List<OperatorMessage> operatorMessages = new ArrayList<>();
  private final List<KeepaliveRequest> keepaliveRequests = new ArrayList<>();
  private final List<KeepaliveResponse> keepaliveResponses = new ArrayList<>();
  private final Map<String, List<ReceivedRecord>> records = new HashMap<>();
  private final Map<String, EpochOpener> epochs = new HashMap<>();
  private int messages;
  private int unopened;
  private long nextPosition;

  Received(Examination exam) {
    this.exam = exam;
  }

  /** All units, in the order in which they came. */
  public List<ReceivedUnit> units() {
    return List.copyOf(units);
  }

  /** The units of one task. */
  public List<ReceivedUnit> units(String liid) {
    return units.stream().filter(unit -> unit.header().getLiid().equals(liid)).toList();
  }

  /** All checkpoints. */
  public List<ReceivedCheckpoint> checkpoints() {
    return List.copyOf(checkpoints);
  }

  /** The checkpoints that have a leaf of one task. */
  public List<ReceivedCheckpoint> checkpoints(String liid) {
    return checkpoints.stream()
        .filter(one -> one.leaves().stream().anyMatch(leaf -> leaf.getLiid().equals(liid)))
        .toList();
  }

  /** Messages of the operator. */
  public List<OperatorMessage> operatorMessages() {
    return List.copyOf(operatorMessages);
  }

  /** Signs of life that the endpoint has asked for. */
  public List<KeepaliveRequest> keepaliveRequests() {
    return List.copyOf(keepaliveRequests);
  }

  /** Signs of life that the endpoint has given. */
  public List<KeepaliveResponse> keepaliveResponses() {
    return List.copyOf(keepaliveResponses);
  }

  /** All records of a task that could be opened, with its test record. */
  public List<ReceivedRecord> records(String liid) {
    return List.copyOf(records.getOrDefault(liid, List.of()));
  }

  /** The records of a task without its test record. */
  public List<ReceivedRecord> product(String liid) {
    return records.getOrDefault(liid, List.of()).stream()
        .filter(one -> one.record().getType() != IriType.IRI_TYPE_TEST)
        .toList();
  }

  /** How many batches did not open. */
  public int unopened() {
    return unopened;
  }

  /** Position after the last unit. */
  public long nextPosition() {
    return nextPosition;
  }

  /** Number of the last checkpoint, 0 if there is none. */
  public long lastCheckpoint() {
    return checkpoints.isEmpty() ? 0 : checkpoints.getLast().body().getNumber();
  }

  void take(DeliverResponse message) {
    switch (message.getMessageCase()) {
      case UNITS -> message.getUnits().getUnitsList().forEach(this::take);
      case CHECKPOINT -> take(message.getCheckpoint());
      case OPERATOR_MESSAGE -> operatorMessages.add(message.getOperatorMessage());
      case KEEPALIVE_REQUEST -> keepaliveRequests.add(message.getKeepaliveRequest());
      case KEEPALIVE_RESPONSE -> keepaliveResponses.add(message.getKeepaliveResponse());
      case HELLO_RESPONSE, RESUMED, MESSAGE_NOT_SET -> {}
    }
  }

  private void take(DeliveryUnit unit) {
    nextPosition = Math.max(nextPosition, unit.getPosition() + 1);
    UnitHeader header;
    try {
      header = UnitHeader.parseFrom(unit.getHeader());
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("a header of a unit", "bytes that cannot be read");
    }
    units.add(new ReceivedUnit(messages++, unit, header));
    if (header.getKind() == UnitKind.UNIT_KIND_EPOCH) {
      openEpoch(header);
    }
    if (header.getKind() == UnitKind.UNIT_KIND_BATCH) {
      openBatch(unit, header);
    }
  }

  private void openEpoch(UnitHeader header) {
    for (DeliveryKeyPair key : exam.setting().deliveryKeys()) {
      if (key.keyId().equals(header.getEpochDetail().getDeliveryKeyId())) {
        try {
          epochs.put(header.getLiid(), EpochOpener.open(header, key));
        } catch (SealException e) {
          epochs.remove(header.getLiid());
        }
      }
    }
  }

  private void openBatch(DeliveryUnit unit, UnitHeader header) {
    EpochOpener opener = epochs.get(header.getLiid());
    if (opener == null) {
      unopened++;
      return;
    }
    try {
      byte[] plain = opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext());
      RecordBatch batch = RecordBatch.parseFrom(plain);
      List<ReceivedRecord> into =
          records.computeIfAbsent(header.getLiid(), liid -> new ArrayList<>());
      for (int i = 0; i < batch.getRecordsCount(); i++) {
        into.add(
            new ReceivedRecord(
                header.getFirstRecord() + i, unit.getPosition(), batch, batch.getRecords(i)));
      }
    } catch (SealException | InvalidProtocolBufferException e) {
      unopened++;
    }
  }

  private void take(Checkpoint checkpoint) {
    try {
      List<CheckpointLeaf> leaves = new ArrayList<>();
      for (ByteString leaf : checkpoint.getLeavesList()) {
        leaves.add(CheckpointLeaf.parseFrom(leaf));
      }
      CheckpointBody body = CheckpointBody.parseFrom(checkpoint.getSignedBody().getMessage());
      checkpoints.add(new ReceivedCheckpoint(messages++, checkpoint, body, leaves));
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("a checkpoint", "bytes that cannot be read");
    }
  }
}
