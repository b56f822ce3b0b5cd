package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * A message that a program encrypted to one more key (HPKE, RFC 9180).
 *
 * @param encapsulation of the key
 * @param ciphertext the message
 */
public record SealedCopy(ByteString encapsulation, ByteString ciphertext) {

  private static final int SEED_BYTES = 32;
  private static final byte[] INFO = "frontdoor.lab.copy.v1".getBytes(StandardCharsets.US_ASCII);

  /** A key to which copies are made, by whoever holds both halves. */
  public static final class Key {

    private final AsymmetricCipherKeyPair pair;

    private Key(AsymmetricCipherKeyPair pair) {
      this.pair = pair;
    }

    /** A new key; the same random bytes make the same key. */
    public static Key generate(SecureRandom random) {
      byte[] seed = new byte[SEED_BYTES];
      random.nextBytes(seed);
      return new Key(hpke().deriveKeyPair(seed));
    }

    /** The half that may be known. */
    public ByteString publicKey() {
      return ByteString.copyFrom(hpke().serializePublicKey(pair.getPublic()));
    }

    /** Opens a copy; empty if it was made to another key. */
    public Optional<String> open(SealedCopy copy) {
      try {
        byte[] opened =
            hpke()
                .setupBaseR(copy.encapsulation.toByteArray(), pair, INFO)
                .open(new byte[0], copy.ciphertext.toByteArray());
        return Optional.of(new String(opened, StandardCharsets.UTF_8));
      } catch (InvalidCipherTextException e) {
        return Optional.empty();
      }
    }

    /** Never the key. */
    @Override
    public String toString() {
      return "SealedCopy.Key";
    }
  }

  /** Makes a copy of a message. */
  static SealedCopy of(String message, ByteString publicKey) {
    HPKE hpke = hpke();
    try {
      var context = hpke.setupBaseS(hpke.deserializePublicKey(publicKey.toByteArray()), INFO);
      byte[] sealed = context.seal(new byte[0], message.getBytes(StandardCharsets.UTF_8));
      return new SealedCopy(
          ByteString.copyFrom(context.getEncapsulation()), ByteString.copyFrom(sealed));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("HPKE seals every message.", e);
    }
  }

  private static HPKE hpke() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
  }
}
