package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.frontdoor.common.v1.SignatureSuite;

/** A private key, the certificates that speak for it, and the proof that they belong together. */
record KeyedChain(
    PrivateKey key, List<X509Certificate> chain, Identity identity, SignatureSuite suite) {

  private static final byte[] PROBE = {'f', 'i', 't'};

  /**
   * @throws IllegalArgumentException if the chain is empty, names no identity, has a key of no
   *     suite or does not fit the private key
   */
  static KeyedChain of(PrivateKey key, List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key needs a certificate");
    }
    X509Certificate own = chain.getFirst();
    SignatureSuite suite =
        SignatureSuites.of(own.getPublicKey())
            .orElseThrow(() -> new IllegalArgumentException("the key fits no signature suite"));
    if (!fits(key, own, suite)) {
      throw new IllegalArgumentException("the certificate does not fit the private key");
    }
    try {
      return new KeyedChain(key, List.copyOf(chain), Identity.of(own), suite);
    } catch (UntrustedException e) {
      throw new IllegalArgumentException("the certificate's subject names no identity", e);
    }
  }

  private static boolean fits(PrivateKey key, X509Certificate own, SignatureSuite suite) {
    try {
      ByteString probe = SignatureSuites.sign(key, suite, PROBE);
      return SignatureSuites.verify(own.getPublicKey(), suite, PROBE, probe);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return identity.describe();
  }
}
