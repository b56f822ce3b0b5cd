package org.frontdoor.protocol.identity;

import com.google.crypto.tink.SecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.frontdoor.common.v1.Signature;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.common.v1.SignedMessage;

/** Somebody who can sign: a private key and the certificates that say whose it is. */
public final class SigningIdentity {

  private final KeyedChain keyed;

  private SigningIdentity(KeyedChain keyed) {
    this.keyed = keyed;
  }

  /**
   * Takes a key and its certificates, the signer's first, without the anchor.
   *
   * @throws IllegalArgumentException if they do not belong together or name no identity
   */
  public static SigningIdentity of(PrivateKey key, List<X509Certificate> chain) {
    return new SigningIdentity(KeyedChain.of(key, chain));
  }

  /** Who signs. */
  public Identity identity() {
    return keyed.identity();
  }

  /** The suite of the key. */
  public SignatureSuite suite() {
    return keyed.suite();
  }

  /** The signer's certificate first, without the anchor. */
  public List<X509Certificate> chain() {
    return keyed.chain();
  }

  /** The signer's own certificate. */
  public X509Certificate certificate() {
    return keyed.chain().getFirst();
  }

  /** Hands out the key; the token makes every such place findable. */
  public PrivateKey privateKey(SecretKeyAccess access) {
    Objects.requireNonNull(access);
    return keyed.key();
  }

  /**
   * Signs bytes for one purpose.
   *
   * @param message the bytes; they travel as they are
   * @param purpose one of {@link Purposes}
   */
  public SignedMessage sign(ByteString message, String purpose) {
    Identity signer = identity();
    byte[] input = SigningInput.of(signer.role(), signer.realm(), purpose, message);
    try {
      Signature.Builder signature =
          Signature.newBuilder()
              .setRole(signer.role())
              .setRealm(signer.realm())
              .setSuite(suite())
              .setValue(SignatureSuites.sign(keyed.key(), suite(), input));
      for (X509Certificate certificate : chain()) {
        signature.addCertificateChain(ByteString.copyFrom(certificate.getEncoded()));
      }
      return SignedMessage.newBuilder().setMessage(message).addSignatures(signature).build();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has signed before cannot sign", e);
    }
  }

  /** Whose it is, never the key. */
  @Override
  public String toString() {
    return "SigningIdentity[" + keyed + "]";
  }
}
