package org.frontdoor.provider.storage.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.jdbi.v3.core.Handle;

/**
 * Finds objects by their reference without having it in clear: HMAC-SHA256 over owner, type and
 * reference, under a key that is made with the file and sealed in it.
 */
final class ReferenceIndex {

  private static final String NAME = "reference-index";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private ReferenceIndex(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Reads the key of the file, or makes it if the file is new. */
  static ReferenceIndex open(Handle handle, ColumnCipher cipher, SecureRandom random) {
    Optional<byte[]> sealed =
        handle
            .createQuery("SELECT value FROM secret WHERE name = ?")
            .bind(0, NAME)
            .mapTo(byte[].class)
            .findOne();
    if (sealed.isPresent()) {
      return new ReferenceIndex(cipher.open("secret", NAME, "value", sealed.get()));
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    handle.execute(
        "INSERT INTO secret (name, value) VALUES (?, ?)",
        NAME,
        cipher.seal("secret", NAME, "value", key));
    return new ReferenceIndex(key);
  }

  byte[] of(EndpointId owner, ObjectType type, String reference) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ByteBuffer.allocate(4).putInt(type.getNumber()).flip());
      update(mac, owner.getCountryCode());
      update(mac, owner.getUniqueIdentifier());
      update(mac, reference);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256.", e);
    }
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    mac.update(bytes);
  }
}
