package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** The cryptography of escrow headers. */
final class Primitives {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;

  /** The nonce of a key that is used once. */
  static final ByteString NO_NONCE = ByteString.copyFrom(new byte[NONCE_BYTES]);

  private static final int TAG_BITS = 128;

  private Primitives() {}

  static ByteString agree(X25519PrivateKeyParameters own, ByteString other) {
    byte[] secret = new byte[X25519PrivateKeyParameters.SECRET_SIZE];
    own.generateSecret(new X25519PublicKeyParameters(other.toByteArray()), secret, 0);
    return ByteString.copyFrom(secret);
  }

  static ByteString derive(ByteString secret, String purpose, int number, int length) {
    byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
    byte[] info =
        ByteBuffer.allocate(label.length + Integer.BYTES).put(label).putInt(number).array();
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret.toByteArray(), new byte[0], info));
    byte[] derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return ByteString.copyFrom(derived);
  }

  static ByteString encrypt(ByteString key, ByteString nonce, ByteString text)
      throws GeneralSecurityException {
    return ByteString.copyFrom(gcm(Cipher.ENCRYPT_MODE, key, nonce).doFinal(text.toByteArray()));
  }

  static ByteString decrypt(ByteString key, ByteString nonce, ByteString text)
      throws GeneralSecurityException {
    return ByteString.copyFrom(gcm(Cipher.DECRYPT_MODE, key, nonce).doFinal(text.toByteArray()));
  }

  static ByteString mac(ByteString key, int number, ByteString data)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.toByteArray(), "HmacSHA256"));
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return ByteString.copyFrom(mac.doFinal(data.toByteArray()));
  }

  private static Cipher gcm(int mode, ByteString key, ByteString nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.toByteArray(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.toByteArray()));
    return cipher;
  }
}
