package org.frontdoor.lab.messenger.fanout;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/** The key of one device, to which others encrypt (RFC 9180, X25519, AES-128-GCM). */
public final class DeviceKey {

  private static final int SEED_BYTES = 32;
  private static final int ENCAPSULATED_BYTES = 32;
  private static final byte[] NONE = new byte[0];

  private final AsymmetricCipherKeyPair pair;

  private DeviceKey(AsymmetricCipherKeyPair pair) {
    this.pair = pair;
  }

  /** HPKE objects keep state, so each use has its own. */
  private static HPKE hpke() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
  }

  /** A new key. */
  public static DeviceKey generate(SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new DeviceKey(hpke().deriveKeyPair(seed));
  }

  /** The public half. */
  public ByteString publicKey() {
    return ByteString.copyFrom(hpke().serializePublicKey(pair.getPublic()));
  }

  /**
   * Encrypts to a device.
   *
   * @param binding what both sides must agree on besides
   */
  static ByteString seal(ByteString publicKey, ByteString binding, ByteString text) {
    try {
      byte[][] sealed =
          hpke()
              .seal(
                  hpke().deserializePublicKey(publicKey.toByteArray()),
                  binding.toByteArray(),
                  NONE,
                  text.toByteArray(),
                  NONE,
                  NONE,
                  null);
      return ByteString.copyFrom(sealed[1]).concat(ByteString.copyFrom(sealed[0]));
    } catch (InvalidCipherTextException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  /** Decrypts, if it was for this device. */
  boolean opens(ByteString binding, ByteString sealed) {
    if (sealed.size() < ENCAPSULATED_BYTES) {
      return false;
    }
    try {
      byte[] text =
          hpke()
              .open(
                  sealed.substring(0, ENCAPSULATED_BYTES).toByteArray(),
                  pair,
                  binding.toByteArray(),
                  NONE,
                  sealed.substring(ENCAPSULATED_BYTES).toByteArray(),
                  NONE,
                  NONE,
                  null);
      return text.length > 0;
    } catch (InvalidCipherTextException | RuntimeException e) {
      return false;
    }
  }
}
