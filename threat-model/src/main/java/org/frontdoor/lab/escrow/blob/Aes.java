package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM for keys that encrypt once: the nonce is zero. */
final class Aes {

  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];

  private Aes() {}

  static ByteString seal(ByteString key, ByteString associated, ByteString plaintext) {
    try {
      return run(Cipher.ENCRYPT_MODE, key, associated, plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * @throws GeneralSecurityException if it is not what was sealed
   */
  static ByteString open(ByteString key, ByteString associated, ByteString ciphertext)
      throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, key, associated, ciphertext);
  }

  private static ByteString run(int mode, ByteString key, ByteString associated, ByteString input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.toByteArray(), "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
    cipher.updateAAD(associated.toByteArray());
    return ByteString.copyFrom(cipher.doFinal(input.toByteArray()));
  }
}
