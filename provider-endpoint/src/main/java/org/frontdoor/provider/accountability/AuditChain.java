package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The links of the account. A link is SHA-256 over the label "frontdoor.audit.v1", a zero byte, the
 * link before, the entry's number (u64), and the entry's parts: time in microseconds since the
 * epoch (i64), action (u32), outcome (u32), object and reference hash (each a presence byte and, if
 * 1, 16 or 32 bytes), actor and correlation identifier (each u32 length and UTF-8). Numbers are big
 * endian.
 */
final class AuditChain {

  private static final byte[] LABEL = "frontdoor.audit.v1\0".getBytes(StandardCharsets.US_ASCII);

  private AuditChain() {}

  static ByteString link(AuditHead before, AuditEntry entry) {
    MessageDigest sha256 = AuditSubject.sha256();
    sha256.update(LABEL);
    sha256.update(before.hash().asReadOnlyByteBuffer());
    sha256.update(
        ByteBuffer.allocate(24)
            .putLong(before.count() + 1)
            .putLong(micros(entry))
            .putInt(entry.action().number())
            .putInt(entry.outcome())
            .flip());
    sha256.update(object(entry.subject().objectId()));
    sha256.update(reference(entry.subject().referenceHash()));
    sha256.update(text(entry.actor()));
    sha256.update(text(entry.correlationId()));
    return ByteString.copyFrom(sha256.digest());
  }

  private static long micros(AuditEntry entry) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, entry.time());
  }

  private static ByteBuffer object(@Nullable UUID id) {
    return id == null
        ? ByteBuffer.wrap(new byte[] {0})
        : ByteBuffer.allocate(17)
            .put((byte) 1)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .flip();
  }

  private static ByteBuffer reference(@Nullable ByteString hash) {
    return hash == null
        ? ByteBuffer.wrap(new byte[] {0})
        : ByteBuffer.allocate(33).put((byte) 1).put(hash.asReadOnlyByteBuffer()).flip();
  }

  private static ByteBuffer text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).flip();
  }
}
