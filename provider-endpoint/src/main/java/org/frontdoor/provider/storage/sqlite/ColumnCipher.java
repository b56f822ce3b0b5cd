package org.frontdoor.provider.storage.sqlite;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.frontdoor.provider.register.RegisterUnavailableException.Cause;

/**
 * Encrypts what a column holds, bound to its place: a value that was moved to another table, row or
 * column does not open.
 */
final class ColumnCipher {

  private static final byte[] LABEL = "frontdoor.register.v1\0".getBytes(StandardCharsets.US_ASCII);

  private final Aead aead;

  private ColumnCipher(Aead aead) {
    this.aead = aead;
  }

  /**
   * @throws IllegalArgumentException if the keyset is none for authenticated encryption
   */
  static ColumnCipher of(KeysetHandle keys) {
    try {
      return new ColumnCipher(keys.getPrimitive(AeadConfig2026.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The keyset is none for authenticated encryption.", e);
    }
  }

  /** Encrypts a value for its place. */
  byte[] seal(String table, String row, String column, byte[] value) {
    try {
      return aead.encrypt(value, place(table, row, column));
    } catch (GeneralSecurityException e) {
      throw new RegisterUnavailableException(Cause.FAILED, e);
    }
  }

  /**
   * Decrypts a value from its place.
   *
   * @throws RegisterUnavailableException WRONG_KEY if it does not open there
   */
  byte[] open(String table, String row, String column, byte[] sealed) {
    try {
      return aead.decrypt(sealed, place(table, row, column));
    } catch (GeneralSecurityException e) {
      throw new RegisterUnavailableException(Cause.WRONG_KEY, e);
    }
  }

  private static byte[] place(String... parts) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.writeBytes(LABEL);
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      result.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
      result.writeBytes(bytes);
    }
    return result.toByteArray();
  }
}
