package org.frontdoor.lab.escrow.blob;

import com.google.crypto.tink.subtle.Hkdf;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLane;
import org.frontdoor.escrow.v1.EscrowSuite;
import org.frontdoor.lab.escrow.group.EqualityProof;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;

/** What the suites hash, and the key that wraps the message key. */
final class Wrapping {

  private static final String HMAC = "HmacSha256";
  private static final ByteString LABEL = ascii("frontdoor.escrow.v1 wrap");

  private Wrapping() {}

  static boolean isBound(EscrowSuite suite) {
    return suite == EscrowSuite.ESCROW_SUITE_BOUND_P256_HKDF_SHA256_AES256GCM;
  }

  /** What the message key is encrypted with as associated data: nothing in the bare suite. */
  static ByteString associated(EscrowBlob blob) {
    return isBound(blob.getSuite()) ? core(blob) : ByteString.EMPTY;
  }

  /**
   * The key that wraps.
   *
   * @param shared what the lanes encapsulate, in their order
   */
  static ByteString wrappingKey(EscrowBlob blob, List<Point> shared) {
    List<ByteString> secrets = shared.stream().map(Point::encode).toList();
    ByteString info = P256.joined(List.of(LABEL, ascii(blob.getSuite().name()), associated(blob)));
    try {
      return ByteString.copyFrom(
          Hkdf.computeHkdf(
              HMAC,
              P256.joined(secrets).toByteArray(),
              new byte[0],
              info.toByteArray(),
              MessageKey.BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** Suite, label, and the names and encapsulations of all lanes. */
  private static ByteString core(EscrowBlob blob) {
    var parts = new ArrayList<ByteString>();
    parts.add(ascii(blob.getSuite().name()));
    parts.add(blob.getLabel());
    for (EscrowLane lane : blob.getLanesList()) {
      parts.add(ByteString.copyFromUtf8(lane.getKeyId()));
      parts.add(lane.getEncapsulation());
    }
    return P256.joined(parts);
  }

  /** What the proof of a lane claims: one scalar behind both of its points, in this very blob. */
  static EqualityProof.Claim claim(EscrowBlob blob, int lane, Point first, Point second) {
    return new EqualityProof.Claim(
        "lane",
        new EqualityProof.Pair(Point.generator(), first),
        new EqualityProof.Pair(Point.second(), second),
        P256.joined(List.of(core(blob), blob.getWrappedKey(), Scalar.of(lane).encode())));
  }

  private static ByteString ascii(String text) {
    return ByteString.copyFrom(text, StandardCharsets.US_ASCII);
  }
}
