package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.endpoint.Evidence;
import org.frontdoor.lab.endpoint.EvidencePiece;

/** A delivery of the reference endpoint, as it lies at the authority after the task has ended. */
final class EvidenceTrail implements Trail {

  private final Evidence evidence;
  private final List<EvidencePiece> pieces;

  EvidenceTrail(Evidence evidence) {
    this.evidence = evidence;
    this.pieces = evidence.pieces();
  }

  @Override
  public int length() {
    return pieces.size();
  }

  @Override
  public long records(int count) {
    return pieces.subList(0, count).stream().mapToLong(EvidenceTrail::records).sum();
  }

  @Override
  public boolean looksWhole(int kept, int moment) {
    return evidence.of(pieces.subList(0, kept)).judge().clean();
  }

  @Override
  public int firstMoment() {
    return length();
  }

  private static long records(EvidencePiece piece) {
    return switch (piece) {
      case EvidencePiece.Signed signed -> 0;
      case EvidencePiece.Unit unit -> {
        try {
          UnitHeader header = UnitHeader.parseFrom(unit.unit().getHeader());
          yield header.getKind() == UnitKind.UNIT_KIND_BATCH ? header.getRecordCount() : 0;
        } catch (InvalidProtocolBufferException e) {
          throw new IllegalStateException("the authority stores what it has checked", e);
        }
      }
    };
  }
}
