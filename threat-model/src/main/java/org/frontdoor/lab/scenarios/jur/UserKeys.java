package org.frontdoor.lab.scenarios.jur;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of users, derived from a root that somebody holds: whoever has the root has the key of every
 * user under it. Messages are encrypted with AES-256-GCM, with user and state as associated data.
 */
final class UserKeys {

  private static final int ROOT_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] root = new byte[ROOT_BYTES];
  private final SecureRandom random;

  UserKeys(SecureRandom random) {
    this.random = random;
    random.nextBytes(root);
  }

  /** Encrypts a message of a user. */
  KeptMessage seal(String user, String home, String text) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        cipher(Cipher.ENCRYPT_MODE, user, home, nonce)
            .doFinal(text.getBytes(StandardCharsets.UTF_8));
    return new KeptMessage(user, home, ByteString.copyFrom(nonce), ByteString.copyFrom(sealed));
  }

  /** The text of a message; empty if it is not under this root. */
  Optional<String> open(KeptMessage message) throws GeneralSecurityException {
    byte[] nonce = message.nonce().toByteArray();
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, message.user(), message.home(), nonce);
    try {
      return Optional.of(
          new String(cipher.doFinal(message.ciphertext().toByteArray()), StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String user, String home, byte[] nonce)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(root, "HmacSHA256"));
    byte[] key = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((home + "/" + user).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
