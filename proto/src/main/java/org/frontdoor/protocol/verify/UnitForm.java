package org.frontdoor.protocol.verify;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapDetail;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitHeader.DetailCase;
import org.frontdoor.hi2.v1.UnitKind;

/** What a unit of each kind must look like. */
final class UnitForm {

  private static final int HASH_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int MAX_DEPTH = 32;

  private UnitForm() {}

  /** The header, if the unit is well-formed. */
  static Optional<UnitHeader> header(DeliveryUnit unit) {
    UnitHeader header;
    try {
      header = UnitHeader.parseFrom(unit.getHeader());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
    boolean formed =
        isKnown(unit)
            && isKnown(header)
            && !header.getLiid().isEmpty()
            && header.getFirstRecord() >= 0
            && header.getFirstRecord() <= Long.MAX_VALUE - count(header)
            && detailFits(header)
            && ciphertextFits(unit, header);
    return formed ? Optional.of(header) : Optional.empty();
  }

  /** How many records a header stands for. */
  static long count(UnitHeader header) {
    return Integer.toUnsignedLong(header.getRecordCount());
  }

  /** Whether a message, with all that it holds, has no field that this version does not know. */
  static boolean isKnown(Message message) {
    return isKnown(message, MAX_DEPTH);
  }

  private static boolean isKnown(Message message, int depth) {
    return depth > 0
        && message.getUnknownFields().asMap().isEmpty()
        && message.getAllFields().entrySet().stream()
            .filter(field -> field.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE)
            .flatMap(field -> values(field.getValue()).stream())
            .allMatch(inner -> isKnown((Message) inner, depth - 1));
  }

  private static Collection<?> values(Object value) {
    return value instanceof Collection<?> several ? several : List.of(value);
  }

  private static boolean detailFits(UnitHeader header) {
    boolean noEpoch = header.getEpoch() == 0;
    boolean inEpoch = header.getEpoch() > 0;
    boolean noRecords = header.getRecordCount() == 0;
    DetailCase detail = header.getDetailCase();
    return switch (header.getKind()) {
      case UNIT_KIND_START ->
          noEpoch && noRecords && header.getFirstRecord() == 0 && detail == DetailCase.START;
      case UNIT_KIND_EPOCH ->
          inEpoch
              && noRecords
              && detail == DetailCase.EPOCH_DETAIL
              && header.getEpochDetail().getKeyCommitment().size() == HASH_BYTES
              && header.getEpochDetail().getDeliveryKeyId().size() == HASH_BYTES;
      case UNIT_KIND_BATCH -> inEpoch && !noRecords && detail == DetailCase.DETAIL_NOT_SET;
      case UNIT_KIND_GAP -> noEpoch && detail == DetailCase.GAP && gapFits(header.getGap(), header);
      case UNIT_KIND_END -> noEpoch && noRecords && detail == DetailCase.END;
      case UNIT_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  private static boolean gapFits(GapDetail gap, UnitHeader header) {
    boolean links =
        gap.getLinkBefore().size() == HASH_BYTES && gap.getLinkAfter().size() == HASH_BYTES;
    boolean same = gap.getLinkBefore().equals(gap.getLinkAfter());
    return links
        && switch (gap.getReason()) {
          case GAP_REASON_SPOOL_BOUND ->
              !same && header.getRecordCount() != 0 && gap.getLostEvents() == 0;
          case GAP_REASON_JOURNAL_BOUND ->
              same && header.getRecordCount() == 0 && gap.getLostEvents() != 0;
          case GAP_REASON_UNSPECIFIED, UNRECOGNIZED -> false;
        };
  }

  private static boolean ciphertextFits(DeliveryUnit unit, UnitHeader header) {
    return header.getKind() == UnitKind.UNIT_KIND_BATCH
        ? unit.getCiphertext().size() > TAG_BYTES
        : unit.getCiphertext().isEmpty();
  }

  /** Whether a unit bridges the chain over what was dropped, instead of being hashed into it. */
  static boolean bridges(UnitHeader header) {
    return header.hasGap() && header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND;
  }
}
