package org.frontdoor.conformance.cases.integrity;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Received;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;

/** The units of an authority as a receiver keeps them over several streams, each position once. */
final class Gathered {

  private final NavigableMap<Long, ReceivedUnit> units = new TreeMap<>();

  /**
   * The records of a task, and what kept others from being opened.
   *
   * @param records in their order, with the test record
   * @param faults one sentence each
   */
  record Opened(List<ReceivedRecord> records, List<String> faults) {}

  /** Keeps what is new of it. */
  void take(Received received) {
    received.units().forEach(unit -> units.putIfAbsent(unit.unit().getPosition(), unit));
  }

  /** The first position that is not kept; 0 if nothing is. */
  long next() {
    return units.isEmpty() ? 0 : units.lastKey() + 1;
  }

  /** The units of one task. */
  List<ReceivedUnit> units(String liid) {
    return units.values().stream().filter(unit -> unit.header().getLiid().equals(liid)).toList();
  }

  /** The units of one kind of a task. */
  List<ReceivedUnit> units(String liid, UnitKind kind) {
    return units(liid).stream().filter(unit -> unit.header().getKind() == kind).toList();
  }

  /** Whether the END of a task is kept. */
  boolean ended(String liid) {
    return !units(liid, UnitKind.UNIT_KIND_END).isEmpty();
  }

  /** How the task stands after all of its units. */
  Trail trail(String liid) {
    Trail trail = new Trail();
    units(liid).forEach(trail::take);
    return trail;
  }

  /** Opens what is there of a task. */
  Opened open(Examination exam, String liid) {
    List<ReceivedRecord> records = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Optional<EpochOpener> opener = Optional.empty();
    for (ReceivedUnit unit : units(liid)) {
      if (unit.header().getKind() == UnitKind.UNIT_KIND_EPOCH) {
        opener = epoch(exam, unit.header(), faults);
      } else if (unit.header().getKind() == UnitKind.UNIT_KIND_BATCH) {
        opener.ifPresentOrElse(
            key -> batch(key, unit, records, faults),
            () -> faults.add("a batch comes without a key of its epoch"));
      }
    }
    return new Opened(records, faults);
  }

  private static Optional<EpochOpener> epoch(
      Examination exam, UnitHeader header, List<String> faults) {
    for (DeliveryKeyPair key : exam.setting().deliveryKeys()) {
      if (key.keyId().equals(header.getEpochDetail().getDeliveryKeyId())) {
        try {
          return Optional.of(EpochOpener.open(header, key));
        } catch (SealException e) {
          faults.add("an epoch does not open: " + e.fault());
          return Optional.empty();
        }
      }
    }
    faults.add("an epoch is sealed to a key that is not in the warrant");
    return Optional.empty();
  }

  private static void batch(
      EpochOpener opener, ReceivedUnit unit, List<ReceivedRecord> into, List<String> faults) {
    long first = unit.header().getFirstRecord();
    try {
      RecordBatch batch =
          RecordBatch.parseFrom(
              opener.open(unit.unit().getHeader(), first, unit.unit().getCiphertext()));
      for (int i = 0; i < batch.getRecordsCount(); i++) {
        into.add(
            new ReceivedRecord(first + i, unit.unit().getPosition(), batch, batch.getRecords(i)));
      }
    } catch (SealException e) {
      faults.add("a batch does not open with its epoch, header and number: " + e.fault());
    } catch (InvalidProtocolBufferException e) {
      faults.add("a batch holds no records");
    }
  }
}
