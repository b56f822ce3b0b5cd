package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.frontdoor.escrow.v1.ReleasedShare;
import org.frontdoor.escrow.v1.SealedShare;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.seal.SealedNote;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Shares that an agent hands over, sealed to the key in the warrant. */
public final class ShareSeal {

  private static final ByteString LABEL =
      ByteString.copyFrom("frontdoor.escrow.release.v1", StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 4096;
  private static final StrictParser<ReleasedShare> SHARES =
      StrictParser.of(
          ReleasedShare.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));

  private ShareSeal() {}

  /**
   * Seals a share.
   *
   * @param order SHA-256 of the order
   * @throws SealException if the key cannot be sealed to
   */
  public static SealedShare seal(DeliveryKey to, ByteString order, KeyShare share)
      throws SealException {
    ReleasedShare released =
        ReleasedShare.newBuilder()
            .setIndex(share.index())
            .setKeyId(share.key().keyId())
            .setGeneration(share.key().generation())
            .setSecret(share.secret().encode())
            .build();
    return SealedShare.newBuilder()
        .setSuite(to.getSuite())
        .setCiphertext(SealedNote.seal(to, context(order), released.toByteString()))
        .build();
  }

  /**
   * Opens a share.
   *
   * @param order SHA-256 of the order that was answered
   * @param expected the key as it is published
   * @throws SealException if it was sealed to another key or for another order
   * @throws BlobException {@link BlobFault#FORM} or {@link BlobFault#ELEMENT} if it is not a share,
   *     {@link BlobFault#KEY} if it is not one of the expected key
   */
  public static KeyShare open(
      DeliveryKeyPair key, ByteString order, SealedShare sealed, EscrowPublicKey expected)
      throws SealException, BlobException {
    ByteString bytes = SealedNote.open(key, context(order), sealed.getCiphertext());
    try {
      ReleasedShare share = SHARES.parse(bytes);
      if (!share.getKeyId().equals(expected.keyId())
          || share.getGeneration() != expected.generation()) {
        throw new BlobException(BlobFault.KEY);
      }
      return new KeyShare(expected, share.getIndex(), Scalar.decode(share.getSecret()));
    } catch (MalformedMessageException e) {
      throw new BlobException(BlobFault.FORM);
    } catch (BadElementException e) {
      throw new BlobException(BlobFault.ELEMENT);
    } catch (IllegalArgumentException e) {
      throw new BlobException(BlobFault.KEY);
    }
  }

  private static ByteString context(ByteString order) {
    return P256.joined(List.of(LABEL, order));
  }
}
