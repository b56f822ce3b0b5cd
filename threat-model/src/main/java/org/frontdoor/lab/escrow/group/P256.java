package org.frontdoor.lab.escrow.group;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.crypto.hash2curve.OPRFHashToScalar;
import org.bouncycastle.math.ec.ECPoint;

/** The group's parameters and its hash functions (RFC 9380). */
public final class P256 {

  static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("P-256");

  private static final int SECURITY_BITS = 128;
  private static final String PREFIX = "frontdoor.escrow.v1 ";

  private P256() {}

  /**
   * Hashes to a scalar: 48 bytes of {@code expand_message_xmd} with SHA-256, modulo the order (RFC
   * 9380 section 5.2, as RFC 9591 section 6.4 uses it), so that no value is likelier than another
   * by anything that matters.
   *
   * @param domain what the hash is for; each use has a domain of its own
   * @param parts what is hashed; each is preceded by its length, so that no two lists are the same
   */
  public static Scalar hashToScalar(String domain, List<ByteString> parts) {
    return hashToScalar(
        (PREFIX + domain).getBytes(StandardCharsets.US_ASCII), joined(parts).toByteArray());
  }

  static Scalar hashToScalar(byte[] domain, byte[] message) {
    var hash = new OPRFHashToScalar(PARAMETERS.getCurve(), new SHA256Digest(), SECURITY_BITS);
    return Scalar.of(hash.process(message, domain));
  }

  /** A point whose logarithm nobody knows (RFC 9380, P256_XMD:SHA-256_SSWU_RO_). */
  static ECPoint hashToPoint(String domain, byte[] message) {
    return HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, domain)
        .hashToCurve(message)
        .normalize();
  }

  /** The parts one after the other, each preceded by its length in four bytes. */
  public static ByteString joined(List<ByteString> parts) {
    var joined = new ByteArrayOutputStream();
    for (ByteString part : parts) {
      joined.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.size()).array());
      joined.writeBytes(part.toByteArray());
    }
    return ByteString.copyFrom(joined.toByteArray());
  }
}
