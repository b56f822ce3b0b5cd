package org.frontdoor.lab.endpoint;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.UnitHeader;

/** Picks one task out of an authority's store. */
final class EvidenceOfTask implements RecordStore.EvidenceReader {

  private final String liid;
  private final List<EvidencePiece> pieces = new ArrayList<>();

  EvidenceOfTask(String liid) {
    this.liid = liid;
  }

  @Override
  public void unit(StoredUnit stored) {
    try {
      if (UnitHeader.parseFrom(stored.unit().getHeader()).getLiid().equals(liid)) {
        pieces.add(new EvidencePiece.Unit(stored.unit()));
      }
    } catch (InvalidProtocolBufferException e) {
      throw damaged(e);
    }
  }

  @Override
  public void checkpoint(StoredCheckpoint stored) {
    try {
      for (ByteString leaf : stored.checkpoint().getLeavesList()) {
        if (CheckpointLeaf.parseFrom(leaf).getLiid().equals(liid)) {
          pieces.add(
              new EvidencePiece.Signed(
                  stored.checkpoint(),
                  Instant.EPOCH.plus(stored.receivedMicros(), ChronoUnit.MICROS)));
          return;
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw damaged(e);
    }
  }

  List<EvidencePiece> found() {
    return pieces;
  }

  private static IllegalStateException damaged(InvalidProtocolBufferException e) {
    return new IllegalStateException("the authority stores what it has checked", e);
  }
}
