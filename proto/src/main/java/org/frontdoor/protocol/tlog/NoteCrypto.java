package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 as RFC 8032 writes its keys, on the providers of the platform. */
final class NoteCrypto {

  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  private static final String ED25519 = "Ed25519";

  /** What stands before an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final ByteString SPKI =
      ByteString.copyFrom(HexFormat.of().parseHex("302a300506032b6570032100"));

  private NoteCrypto() {}

  static ByteString sign(PrivateKey key, ByteString message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(message.asReadOnlyByteBuffer());
      return ByteString.copyFrom(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An Ed25519 key signs everything.", e);
    }
  }

  static boolean verify(ByteString key, ByteString message, ByteString value) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initVerify(publicKey(key));
      signature.update(message.asReadOnlyByteBuffer());
      return signature.verify(value.toByteArray());
    } catch (GeneralSecurityException e) {
      // What is no key or no signature verifies nothing.
      return false;
    }
  }

  /** The 32 bytes of a public key. */
  static ByteString bytes(PublicKey key) {
    ByteString encoded = ByteString.copyFrom(key.getEncoded());
    if (!encoded.startsWith(SPKI) || encoded.size() != SPKI.size() + KEY_BYTES) {
      throw new IllegalArgumentException("Notes are signed with Ed25519 alone.");
    }
    return encoded.substring(SPKI.size());
  }

  static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance(ED25519)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("An Ed25519 seed has 32 bytes.", e);
    }
  }

  private static PublicKey publicKey(ByteString key) throws GeneralSecurityException {
    return KeyFactory.getInstance(ED25519)
        .generatePublic(new X509EncodedKeySpec(SPKI.concat(key).toByteArray()));
  }
}
