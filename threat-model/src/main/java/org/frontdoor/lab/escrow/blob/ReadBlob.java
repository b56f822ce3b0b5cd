package org.frontdoor.lab.escrow.blob;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.protocol.chain.Sha256;

/** A blob of good form whose proofs, if it is bound, were checked. */
public final class ReadBlob {

  private final ByteString bytes;
  private final EscrowBlob blob;
  private final EscrowLabel label;
  private final List<Lane> lanes;

  ReadBlob(ByteString bytes, EscrowBlob blob, EscrowLabel label, List<Lane> lanes) {
    this.bytes = bytes;
    this.blob = blob;
    this.label = label;
    this.lanes = List.copyOf(lanes);
  }

  /**
   * One encapsulation.
   *
   * @param keyId the escrow key
   * @param encapsulation the ephemeral point
   */
  public record Lane(String keyId, Point encapsulation) {}

  /** What it says about its message: proved to be its maker's word if it is bound. */
  public EscrowLabel label() {
    return label;
  }

  /** Whether the label is bound. */
  public boolean isBound() {
    return Wrapping.isBound(blob.getSuite());
  }

  /** The lanes, in their order. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** SHA-256 of the blob as it was received. */
  public ByteString digest() {
    return new Sha256().add(bytes).finish();
  }

  /**
   * The message key.
   *
   * @param shared what the lanes encapsulate, in their order
   * @return empty if it does not open
   */
  public Optional<MessageKey> open(List<Point> shared) {
    if (shared.size() != lanes.size() || shared.stream().anyMatch(Point::isNeutral)) {
      return Optional.empty();
    }
    try {
      ByteString secret =
          Aes.open(
              Wrapping.wrappingKey(blob, shared), Wrapping.associated(blob), blob.getWrappedKey());
      return Optional.of(MessageKey.of(secret, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a recipient, who has the message key, finds that this blob escrows it to these keys:
   * made again from the message key it is the same, byte by byte. A bare blob cannot be checked.
   *
   * @param keys the escrow keys that the recipient expects, in the order of the lanes
   */
  public boolean escrows(MessageKey messageKey, List<EscrowPublicKey> keys) {
    return isBound() && BlobSealer.bound(blob.getLabel(), keys, messageKey).equals(blob);
  }

  /** Says nothing of the label. */
  @Override
  public String toString() {
    return "ReadBlob[" + blob.getSuite() + ", " + lanes.size() + " lanes]";
  }
}
