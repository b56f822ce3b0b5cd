package org.frontdoor.protocol.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;

/** Native code and Java say the same of a signature. */
class NativeSignaturesTest {

  private static final String ECDSA = "SHA256withECDSA";
  private static final byte[] SIGNED = "a warrant".getBytes(UTF_8);

  @Test
  void verification_inNativeCode_saysWhatJavaSays() throws Exception {
    KeyPair pair = pair();
    Signature signer = Signature.getInstance(ECDSA);
    signer.initSign(pair.getPrivate());
    signer.update(SIGNED);
    byte[] good = signer.sign();
    assertThat(verifies(pair, SIGNED, good)).isTrue();
    assertThat(verifies(pair, "another".getBytes(UTF_8), good)).isFalse();
    assertThat(verifies(pair(), SIGNED, good)).isFalse();
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      assertThat(verifies(pair, SIGNED, bad)).as("octet %d changed", at).isFalse();
    }
  }

  @Test
  void provider_isNotAmongThoseOfTheJvm() {
    Provider provider = NativeSignatures.provider().orElseThrow();
    for (Provider registered : Security.getProviders()) {
      assertThat(registered).isNotSameAs(provider);
    }
  }

  @Test
  void library_thatDoesNotWork_isDoneWithout() {
    assertThat(
            NativeSignatures.probe(
                () -> {
                  throw new UnsatisfiedLinkError("foreign machine");
                }))
        .isEmpty();
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static boolean verifies(KeyPair pair, byte[] message, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance(ECDSA, NativeSignatures.provider().orElseThrow());
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    }
  }
}
