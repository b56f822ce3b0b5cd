package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audit entry is about: an object and the authorisation that it stands on.
 *
 * @param objectId identifier of the object; null where the entry is about none
 * @param referenceHash {@link #referenceHash} of the authorisation, 32 bytes; null where there is
 *     none
 */
public record AuditSubject(@Nullable UUID objectId, @Nullable ByteString referenceHash) {

  /** About no object. */
  public static final AuditSubject NONE = new AuditSubject(null, null);

  private static final byte[] LABEL =
      "frontdoor.audit.reference.v1\0".getBytes(StandardCharsets.US_ASCII);

  /** Checks the length of the hash. */
  public AuditSubject {
    if (referenceHash != null && referenceHash.size() != 32) {
      throw new IllegalArgumentException("A reference hash has 32 bytes.");
    }
  }

  /** About an object alone. */
  public static AuditSubject of(UUID objectId) {
    return new AuditSubject(objectId, null);
  }

  /** About an object that stands on an authorisation. */
  public static AuditSubject of(UUID objectId, UUID authorisationId, String reference) {
    return new AuditSubject(objectId, referenceHash(authorisationId, reference));
  }

  /**
   * The hash by which whoever holds the warrant finds its entries, and the log does not give the
   * reference away to a reader: SHA-256 over a label, the authorisation's identifier as salt, and
   * the reference.
   */
  public static ByteString referenceHash(UUID authorisationId, String reference) {
    MessageDigest sha256 = sha256();
    sha256.update(LABEL);
    sha256.update(
        ByteBuffer.allocate(16)
            .putLong(authorisationId.getMostSignificantBits())
            .putLong(authorisationId.getLeastSignificantBits())
            .flip());
    sha256.update(reference.getBytes(StandardCharsets.UTF_8));
    return ByteString.copyFrom(sha256.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
