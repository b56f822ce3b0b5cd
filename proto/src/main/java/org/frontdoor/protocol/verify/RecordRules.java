package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.BiConsumer;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;

/**
 * What the records inside one task's batches must be like (TS 102 232-1 clauses 5.2.4, 5.2.5,
 * 5.2.10 and 7.3.1).
 */
final class RecordRules {

  private final String liid;
  private final SessionRules sessions = new SessionRules();
  private RecordBatch shared = RecordBatch.getDefaultInstance();
  private long lastTimeMicros = Long.MIN_VALUE;

  RecordRules(String liid) {
    this.liid = liid;
  }

  /** Allows for records that were lost: so many sequence numbers may be missing. */
  void lost(long records) {
    sessions.lost(records);
  }

  /** Ends every session without an END, as a gap of the journal does. */
  void closeSessions() {
    sessions.closeAll();
  }

  /**
   * Checks an opened batch.
   *
   * @param found takes each finding with the number of its record
   */
  void check(UnitHeader header, ByteString plaintext, BiConsumer<FindingKind, Long> found) {
    long number = header.getFirstRecord();
    RecordBatch batch;
    try {
      batch = RecordBatch.parseFrom(plaintext);
    } catch (InvalidProtocolBufferException e) {
      found.accept(FindingKind.BATCH_MISMATCH, number);
      return;
    }
    if (!UnitForm.isKnown(batch) || !fits(header, batch)) {
      found.accept(FindingKind.BATCH_MISMATCH, number);
    }
    for (IriRecord record : batch.getRecordsList()) {
      check(record, number, found);
      number++;
    }
  }

  private boolean fits(UnitHeader header, RecordBatch batch) {
    RecordBatch preamble = batch.toBuilder().clearRecords().build();
    boolean first = shared.getLiid().isEmpty();
    if (first) {
      shared = preamble;
    }
    return batch.getLiid().equals(liid)
        && batch.getRecordsCount() == UnitForm.count(header)
        && preamble.equals(shared);
  }

  private void check(IriRecord record, long number, BiConsumer<FindingKind, Long> found) {
    boolean isTest = record.getType() == IriType.IRI_TYPE_TEST;
    if (isTest != (number == 0)
        || isTest != (record.getEvent() == MessagingEvent.MESSAGING_EVENT_TEST)) {
      found.accept(FindingKind.IRI_TYPE_RULE, number);
    }
    sessions.check(record).ifPresent(kind -> found.accept(kind, number));
    if (!isTest) {
      if (record.getTimeMicros() < lastTimeMicros) {
        found.accept(FindingKind.TIME_BACKWARDS, number);
      }
      lastTimeMicros = Math.max(lastTimeMicros, record.getTimeMicros());
    }
  }
}
