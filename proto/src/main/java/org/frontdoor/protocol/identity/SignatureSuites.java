package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import org.frontdoor.common.v1.SignatureSuite;

/** The signature suites, on the providers of the platform. A key decides its suite. */
public final class SignatureSuites {

  private static final ECParameterSpec P256 = p256();

  private SignatureSuites() {}

  /** The suite of a key; empty if no suite takes it. */
  public static Optional<SignatureSuite> of(PublicKey key) {
    if (key instanceof EdECPublicKey edwards && isEd25519(edwards)) {
      return Optional.of(SignatureSuite.SIGNATURE_SUITE_ED25519);
    }
    if (key instanceof ECPublicKey elliptic && isP256(elliptic)) {
      return Optional.of(SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256);
    }
    return Optional.empty();
  }

  static ByteString sign(PrivateKey key, SignatureSuite suite, byte[] input)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(suite));
    signature.initSign(key);
    signature.update(input);
    return ByteString.copyFrom(signature.sign());
  }

  static boolean verify(PublicKey key, SignatureSuite suite, byte[] input, ByteString value) {
    try {
      Signature signature = Signature.getInstance(algorithm(suite));
      signature.initVerify(key);
      signature.update(input);
      return signature.verify(value.toByteArray());
    } catch (GeneralSecurityException e) {
      // A value that cannot be read is not a signature either.
      return false;
    }
  }

  private static String algorithm(SignatureSuite suite) {
    return switch (suite) {
      case SIGNATURE_SUITE_ED25519 -> "Ed25519";
      case SIGNATURE_SUITE_ECDSA_P256_SHA256 -> "SHA256withECDSA";
      case SIGNATURE_SUITE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("not a signature suite");
    };
  }

  private static boolean isEd25519(EdECPublicKey key) {
    return key.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }

  private static boolean isP256(ECPublicKey key) {
    ECParameterSpec curve = key.getParams();
    return curve.getCurve().equals(P256.getCurve())
        && curve.getGenerator().equals(P256.getGenerator())
        && curve.getOrder().equals(P256.getOrder())
        && curve.getCofactor() == P256.getCofactor();
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
