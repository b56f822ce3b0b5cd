package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.protocol.testing.Vectors;
import org.frontdoor.protocol.testing.Vectors.Vector;
import org.junit.jupiter.api.Test;

class SigningVectorsTest {

  private static final SignatureSuite ED25519 = SignatureSuite.SIGNATURE_SUITE_ED25519;

  @Test
  void signatures_ofTheVectors_areMadeAndVerified() throws Exception {
    for (Vector vector : Vectors.of("signature.json")) {
      byte[] input =
          SigningInput.of(
              KeyRole.valueOf(vector.text("role")),
              vector.text("realm"),
              vector.text("purpose"),
              vector.bytes("message"));
      ByteString signature = vector.bytes("ed25519_signature");

      assertThat(input).isEqualTo(vector.bytes("signing_input").toByteArray());
      assertThat(SignatureSuites.sign(privateKey(vector), ED25519, input)).isEqualTo(signature);
      assertThat(SignatureSuites.verify(publicKey(vector), ED25519, input, signature)).isTrue();
    }
  }

  private static PrivateKey privateKey(Vector vector) throws Exception {
    var key = new Ed25519PrivateKeyParameters(vector.bytes("ed25519_seed").toByteArray());
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(
            new PKCS8EncodedKeySpec(PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded()));
  }

  private static PublicKey publicKey(Vector vector) throws Exception {
    var key = new Ed25519PublicKeyParameters(vector.bytes("ed25519_public_key").toByteArray());
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new X509EncodedKeySpec(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded()));
  }
}
