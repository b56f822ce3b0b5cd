package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.endpoint.Evidence;
import org.frontdoor.lab.endpoint.EvidencePiece;

/**
 * A delivery of the reference endpoint, as it lies at the authority after the task has ended. The
 * test record at activation is not counted.
 */
final class EvidenceTrail implements Trail {

  private final Evidence evidence;
  private final List<EvidencePiece> pieces;
  private final Optional<ByteString> noted;

  /**
   * A delivery.
   *
   * @param noted the last statement of the provider, if the authority has noted it elsewhere when
   *     it came
   */
  EvidenceTrail(Evidence evidence, Optional<ByteString> noted) {
    this.evidence = evidence;
    this.pieces = evidence.pieces();
    this.noted = noted;
  }

  /** The pieces, and how they are judged. */
  Evidence evidence() {
    return evidence;
  }

  /** The same with other pieces, for whoever has only noted what he had noted before. */
  EvidenceTrail of(List<EvidencePiece> others) {
    return new EvidenceTrail(evidence.of(others), noted);
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
    List<EvidencePiece> left = pieces.subList(0, kept);
    return evidence.of(left).judge().clean()
        && (noted.isEmpty() || lastStatement(left).equals(noted));
  }

  @Override
  public int firstMoment() {
    return length();
  }

  /** What the provider signed last, among these pieces. */
  static Optional<ByteString> lastStatement(List<EvidencePiece> pieces) {
    Optional<ByteString> last = Optional.empty();
    for (EvidencePiece piece : pieces) {
      if (piece instanceof EvidencePiece.Signed signed) {
        last = Optional.of(signed.checkpoint().getSignedBody().getMessage());
      }
    }
    return last;
  }

  /** The header of a unit. */
  static UnitHeader header(EvidencePiece.Unit unit) {
    try {
      return UnitHeader.parseFrom(unit.unit().getHeader());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the authority stores what it has checked", e);
    }
  }

  private static long records(EvidencePiece piece) {
    return switch (piece) {
      case EvidencePiece.Signed signed -> 0;
      case EvidencePiece.Unit unit -> {
        UnitHeader header = header(unit);
        long test = header.getFirstRecord() == 0 ? 1 : 0;
        yield header.getKind() == UnitKind.UNIT_KIND_BATCH ? header.getRecordCount() - test : 0;
      }
    };
  }
}
