package org.frontdoor.lab.scenarios.esc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.lab.escrow.blob.MessageKey;

/**
 * A tamper-proof chip as of the 1990s, with the family key that all chips share. It makes and
 * checks the checksum over session key and wrapped key that travels with an escrowed key, and
 * nobody gets the family key out of it; but whoever owns one can ask it as often as one likes. For
 * one thread.
 */
final class Chip implements PeerCheck {

  private static final int KEY_BYTES = 32;

  private final Mac family;
  private final int bits;

  /**
   * @param bits of the checksum, 1 to 256
   */
  Chip(int bits, SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    this.bits = bits;
    try {
      this.family = Mac.getInstance("HmacSHA256");
      family.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** Bytes of a checksum. */
  int checksumBytes() {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  @Override
  public ByteString checksum(MessageKey session, EscrowBlob blob) {
    return checksum(session, blob.getWrappedKey());
  }

  private ByteString checksum(MessageKey session, ByteString wrapped) {
    family.update(session.secret(InsecureSecretKeyAccess.get()).toByteArray());
    byte[] full = family.doFinal(wrapped.toByteArray());
    return ByteString.copyFrom(cut(full));
  }

  /** The first bits, and zeros after them. */
  private byte[] cut(byte[] bytes) {
    byte[] cut = new byte[checksumBytes()];
    System.arraycopy(bytes, 0, cut, 0, cut.length);
    int spare = cut.length * Byte.SIZE - bits;
    cut[cut.length - 1] &= (byte) (0xff << spare);
    return cut;
  }

  /** The same for the one part of a blob that the chip looks at. */
  boolean accepts(MessageKey session, ByteString wrapped, ByteString checksum) {
    return MessageDigest.isEqual(
        checksum(session, wrapped).toByteArray(), cut(checksum.toByteArray()));
  }

  @Override
  public boolean accepts(MessageKey session, EscrowBlob blob, ByteString checksum) {
    return accepts(session, blob.getWrappedKey(), checksum);
  }
}
