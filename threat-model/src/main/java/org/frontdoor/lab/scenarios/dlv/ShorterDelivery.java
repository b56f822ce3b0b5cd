package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.EndDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.endpoint.Evidence;
import org.frontdoor.lab.endpoint.EvidencePiece;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.identity.SigningIdentity;

/**
 * What somebody makes of a delivery who has the key with which the provider signs: the same task,
 * with the test record and nothing more, properly ended, and a final checkpoint over that. What the
 * checkpoint says of other tasks stays as it was, and so do its number and its time.
 */
final class ShorterDelivery {

  private ShorterDelivery() {}

  /**
   * Makes it.
   *
   * @param key what he has for the provider's key
   */
  static List<EvidencePiece> of(Evidence whole, SigningIdentity key)
      throws InvalidProtocolBufferException {
    List<EvidencePiece> shorter = new ArrayList<>();
    ByteString head = ChainLink.GENESIS;
    for (EvidencePiece piece : whole.pieces()) {
      if (piece instanceof EvidencePiece.Unit unit) {
        shorter.add(unit);
        head = ChainLink.next(head, unit.unit().getHeader(), unit.unit().getCiphertext());
        UnitHeader header = EvidenceTrail.header(unit);
        if (header.getKind() == UnitKind.UNIT_KIND_BATCH) {
          DeliveryUnit end = end(whole.liid(), unit.unit().getPosition() + 1, header);
          shorter.add(new EvidencePiece.Unit(end));
          head = ChainLink.next(head, end.getHeader(), ByteString.EMPTY);
          shorter.add(statement(whole, key, head, header.getRecordCount()));
          return shorter;
        }
      }
    }
    throw new IllegalStateException("a delivery begins with a test record");
  }

  private static DeliveryUnit end(String liid, long position, UnitHeader last) {
    return DeliveryUnit.newBuilder()
        .setPosition(position)
        .setHeader(
            UnitHeader.newBuilder()
                .setKind(UnitKind.UNIT_KIND_END)
                .setLiid(liid)
                .setFirstRecord(last.getRecordCount())
                .setTimeMicros(last.getTimeMicros())
                .setEnd(EndDetail.getDefaultInstance())
                .build()
                .toByteString())
        .build();
  }

  private static EvidencePiece statement(
      Evidence whole, SigningIdentity key, ByteString head, long records)
      throws InvalidProtocolBufferException {
    EvidencePiece.Signed last =
        whole.pieces().stream()
            .filter(EvidencePiece.Signed.class::isInstance)
            .map(EvidencePiece.Signed.class::cast)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    CheckpointBody body = CheckpointBody.parseFrom(last.checkpoint().getSignedBody().getMessage());
    List<CheckpointLeaf> leaves = new ArrayList<>();
    for (ByteString bytes : last.checkpoint().getLeavesList()) {
      CheckpointLeaf leaf = CheckpointLeaf.parseFrom(bytes);
      leaves.add(
          leaf.getLiid().equals(whole.liid())
              ? leaf.toBuilder().setRecordCount(records).setChainHead(head).build()
              : leaf);
    }
    Checkpoint forged =
        new CheckpointMaker(key, whole.authority())
            .make(body.getNumber(), body.getTimeMicros(), leaves);
    return new EvidencePiece.Signed(forged, last.received());
  }
}
