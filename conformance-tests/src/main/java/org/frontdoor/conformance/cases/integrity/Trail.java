package org.frontdoor.conformance.cases.integrity;

import com.google.protobuf.ByteString;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Where a receiver of one task stands: its chain and its counts (hi2.md sections 5 and 6). */
final class Trail {

  private ByteString head = Hashes.GENESIS;
  private long records;
  private long lost;
  private boolean ended;
  private boolean bridged = true;

  /** Takes the next unit of the task. */
  void take(ReceivedUnit unit) {
    UnitHeader header = unit.header();
    if (header.getKind() == UnitKind.UNIT_KIND_GAP
        && header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND) {
      bridged &= header.getGap().getLinkBefore().equals(head);
      head = header.getGap().getLinkAfter();
      lost += Integer.toUnsignedLong(header.getRecordCount());
    } else {
      head = Hashes.link(head, unit.unit().getHeader(), unit.unit().getCiphertext());
    }
    records += Integer.toUnsignedLong(header.getRecordCount());
    ended |= header.getKind() == UnitKind.UNIT_KIND_END;
  }

  /** The chain's head. */
  ByteString head() {
    return head;
  }

  /** Records so far, lost ones among them. */
  long records() {
    return records;
  }

  /** Records that gaps stand for. */
  long lost() {
    return lost;
  }

  /** Whether the END has come. */
  boolean ended() {
    return ended;
  }

  /** Whether every gap began where the chain stood. */
  boolean bridged() {
    return bridged;
  }
}
