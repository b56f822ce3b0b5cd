package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.escrow.v1.EscrowLane;
import org.frontdoor.escrow.v1.LaneProof;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.EqualityProof;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Reads blobs that strangers made: strictly, and with their proofs checked. For many threads. */
public final class BlobReader {

  /** Most bytes of a blob. */
  public static final int MOST_BYTES = 65_536;

  private static final StrictParser<EscrowBlob> BLOBS =
      StrictParser.of(
          EscrowBlob.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));
  private static final StrictParser<EscrowLabel> LABELS =
      StrictParser.of(
          EscrowLabel.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));

  private BlobReader() {}

  /**
   * Reads a blob.
   *
   * @throws BlobException {@link BlobFault#FORM}, {@link BlobFault#ELEMENT} or {@link
   *     BlobFault#PROOF}
   */
  public static ReadBlob read(ByteString bytes) throws BlobException {
    EscrowBlob blob;
    EscrowLabel label;
    try {
      blob = BLOBS.parse(bytes);
      label = LABELS.parse(blob.getLabel());
    } catch (MalformedMessageException e) {
      throw new BlobException(BlobFault.FORM);
    }
    try {
      return new ReadBlob(bytes, blob, label, lanes(blob));
    } catch (BadElementException e) {
      throw new BlobException(BlobFault.ELEMENT);
    }
  }

  private static List<ReadBlob.Lane> lanes(EscrowBlob blob)
      throws BlobException, BadElementException {
    var lanes = new ArrayList<ReadBlob.Lane>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < blob.getLanesCount(); i++) {
      EscrowLane lane = blob.getLanes(i);
      Point encapsulation = Point.decode(lane.getEncapsulation());
      if (!names.add(lane.getKeyId())) {
        throw new BlobException(BlobFault.FORM);
      }
      if (lane.hasProof() != Wrapping.isBound(blob.getSuite())) {
        throw new BlobException(BlobFault.PROOF);
      }
      if (lane.hasProof()) {
        check(blob, i, encapsulation);
      }
      lanes.add(new ReadBlob.Lane(lane.getKeyId(), encapsulation));
    }
    return lanes;
  }

  private static void check(EscrowBlob blob, int lane, Point encapsulation)
      throws BlobException, BadElementException {
    LaneProof proof = blob.getLanes(lane).getProof();
    Point second = Point.decode(proof.getSecondPoint());
    EqualityProof read =
        new EqualityProof(Scalar.decode(proof.getChallenge()), Scalar.decode(proof.getResponse()));
    if (!read.shows(Wrapping.claim(blob, lane, encapsulation, second))) {
      throw new BlobException(BlobFault.PROOF);
    }
  }
}
