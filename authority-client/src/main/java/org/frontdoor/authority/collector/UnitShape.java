package org.frontdoor.authority.collector;

import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitHeader.DetailCase;

/** What each kind of unit must have and must not have, whatever its task. */
final class UnitShape {

  private UnitShape() {}

  static void check(UnitHeader header, DeliveryUnit unit) throws Rejection {
    boolean sealed = !unit.getCiphertext().isEmpty();
    boolean epoch = header.getEpoch() > 0;
    boolean records = header.getRecordCount() > 0;
    boolean fits =
        switch (header.getKind()) {
          case UNIT_KIND_START -> has(header, DetailCase.START) && !sealed && !epoch && !records;
          case UNIT_KIND_EPOCH ->
              has(header, DetailCase.EPOCH_DETAIL) && !sealed && epoch && !records;
          case UNIT_KIND_BATCH ->
              has(header, DetailCase.DETAIL_NOT_SET) && sealed && epoch && records;
          case UNIT_KIND_GAP ->
              has(header, DetailCase.GAP) && !sealed && !epoch && records == dropped(header);
          case UNIT_KIND_END -> has(header, DetailCase.END) && !sealed && !epoch && !records;
          case UNIT_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    Rejection.unless(
        fits && header.getFirstRecord() >= 0 && header.getRecordCount() >= 0,
        FindingKind.MALFORMED,
        "A unit does not have what its kind must have, or has what it must not have");
  }

  private static boolean has(UnitHeader header, DetailCase detail) {
    return header.getDetailCase() == detail;
  }

  /** Only a gap at the spool's bound knows how many records it stands for. */
  private static boolean dropped(UnitHeader header) {
    return header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND;
  }
}
