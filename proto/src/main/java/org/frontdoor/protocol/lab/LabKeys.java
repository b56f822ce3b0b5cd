package org.frontdoor.protocol.lab;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.frontdoor.common.v1.SignatureSuite;

/** Makes key pairs of the signature suites. */
final class LabKeys {

  private LabKeys() {}

  static KeyPair generate(SignatureSuite suite, SecureRandom random) {
    return switch (suite) {
      case SIGNATURE_SUITE_ED25519 -> ed25519(random);
      case SIGNATURE_SUITE_ECDSA_P256_SHA256 -> p256(random);
      case SIGNATURE_SUITE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("not a signature suite");
    };
  }

  private static KeyPair ed25519(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  private static KeyPair p256(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
