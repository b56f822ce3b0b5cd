package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import org.frontdoor.hi2.v1.EndDetail;
import org.frontdoor.hi2.v1.EpochDetail;
import org.frontdoor.hi2.v1.GapDetail;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Headers of units, one method a kind. */
final class UnitMaker {

  private UnitMaker() {}

  static UnitHeader start(String liid, long timeMicros, StartDetail detail) {
    return header(UnitKind.UNIT_KIND_START, liid, 0, timeMicros).setStart(detail).build();
  }

  static UnitHeader epoch(
      String liid, long nextRecord, long timeMicros, long epoch, EpochDetail detail) {
    return header(UnitKind.UNIT_KIND_EPOCH, liid, nextRecord, timeMicros)
        .setEpoch(epoch)
        .setEpochDetail(detail)
        .build();
  }

  static UnitHeader batch(String liid, long firstRecord, long timeMicros, long epoch, int records) {
    return header(UnitKind.UNIT_KIND_BATCH, liid, firstRecord, timeMicros)
        .setEpoch(epoch)
        .setRecordCount(records)
        .build();
  }

  /**
   * Of a gap in the journal: it takes nothing out of the chain, and how many records is unknown.
   */
  static UnitHeader journalGap(
      String liid, long nextRecord, long timeMicros, ByteString link, long events) {
    return header(UnitKind.UNIT_KIND_GAP, liid, nextRecord, timeMicros)
        .setGap(
            GapDetail.newBuilder()
                .setReason(GapReason.GAP_REASON_JOURNAL_BOUND)
                .setLinkBefore(link)
                .setLinkAfter(link)
                .setLostEvents(events))
        .build();
  }

  /** Of a gap in the spool, in the place of batches. */
  static UnitHeader spoolGap(
      UnitHeader firstBatch, int records, long timeMicros, ByteString before, ByteString after) {
    return header(
            UnitKind.UNIT_KIND_GAP, firstBatch.getLiid(), firstBatch.getFirstRecord(), timeMicros)
        .setRecordCount(records)
        .setGap(
            GapDetail.newBuilder()
                .setReason(GapReason.GAP_REASON_SPOOL_BOUND)
                .setLinkBefore(before)
                .setLinkAfter(after))
        .build();
  }

  static UnitHeader end(String liid, long nextRecord, long timeMicros, long lostRecords) {
    return header(UnitKind.UNIT_KIND_END, liid, nextRecord, timeMicros)
        .setEnd(EndDetail.newBuilder().setLostRecords(lostRecords))
        .build();
  }

  private static UnitHeader.Builder header(
      UnitKind kind, String liid, long record, long timeMicros) {
    return UnitHeader.newBuilder()
        .setKind(kind)
        .setLiid(liid)
        .setFirstRecord(record)
        .setTimeMicros(timeMicros);
  }
}
