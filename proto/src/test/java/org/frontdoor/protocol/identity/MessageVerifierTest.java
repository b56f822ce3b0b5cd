package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_AUTHORITY;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_EVIDENCE;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_PROVIDER;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.Signature;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.protocol.identity.MessageVerifier.Verified;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class MessageVerifierTest {

  private static final ByteString MESSAGE = ByteString.copyFromUtf8("bytes that were sent");

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, new SecureRandom());
  private final MessageVerifier verifier =
      new MessageVerifier(new CertificateVerifier(pki.anchors()));
  private final SigningIdentity authority = pki.authoritySigning("AUTHOR01");
  private final SignedMessage signed = authority.sign(MESSAGE, Purposes.HI1_MESSAGE);

  @Test
  void verify_ofAnAuthority_returnsBytesAndSigner() throws UntrustedException {
    Verified verified = verify(signed);

    assertThat(verified.bytes()).isEqualTo(MESSAGE);
    assertThat(verified.signer().describe()).isEqualTo("authority XX/AUTHOR01 (criminal)");
  }

  @Test
  void verify_withAnEcdsaKey_accepts() throws UntrustedException {
    SignedMessage byJudge = pki.judge("JUDGE001").sign(MESSAGE, Purposes.HI1_MESSAGE);

    assertThat(byJudge.getSignatures(0).getSuite())
        .isEqualTo(SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256);
    verifier.verify(byJudge, Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_JUDGE, clock.instant());
  }

  @Test
  void verify_unsigned_refuses() {
    assertRefused(signed.toBuilder().clearSignatures().build(), UntrustReason.NO_SIGNATURE);
  }

  @Test
  void verify_signedTwice_refuses() {
    SignedMessage twice = signed.toBuilder().addSignatures(signed.getSignatures(0)).build();

    assertRefused(twice, UntrustReason.SEVERAL_SIGNATURES);
  }

  @Test
  void verify_ofOtherBytes_refuses() {
    SignedMessage other = signed.toBuilder().setMessage(MESSAGE.concat(MESSAGE)).build();

    assertRefused(other, UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_withAFlippedSignatureBit_refuses() {
    byte[] value = signed.getSignatures(0).getValue().toByteArray();
    value[0] ^= 1;

    assertRefused(
        change(signature -> signature.setValue(ByteString.copyFrom(value))),
        UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_withASignatureOfNoForm_refuses() {
    assertRefused(
        change(signature -> signature.setValue(ByteString.copyFromUtf8("x"))),
        UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_forAnotherPurpose_refuses() {
    SignedMessage options = authority.sign(MESSAGE, Purposes.HI2_OPTIONS);

    assertRefused(options, UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_whenTheSignatureNamesAnotherRole_refuses() {
    assertRefused(
        change(signature -> signature.setRole(KEY_ROLE_PROVIDER)), UntrustReason.WRONG_ROLE);
  }

  @Test
  void verify_whenTheSignatureNamesAnotherRealm_refuses() {
    assertRefused(
        change(signature -> signature.setRealm("administrative")), UntrustReason.WRONG_REALM);
  }

  @Test
  void verify_whenTheSuiteIsNotTheKeys_refuses() {
    assertRefused(
        change(signature -> signature.setSuite(SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256)),
        UntrustReason.WRONG_SUITE);
  }

  @Test
  void verify_ofAProvidersKeyWhereEvidenceIsAskedFor_refuses() {
    SignedMessage byProvider = pki.providerSigning("CSP00001").sign(MESSAGE, Purposes.HI2_OPTIONS);

    assertThat(
            catchThrowableOfType(
                UntrustedException.class,
                () ->
                    verifier.verify(
                        byProvider, Purposes.HI2_OPTIONS, KEY_ROLE_EVIDENCE, clock.instant())))
        .extracting(UntrustedException::reason)
        .isEqualTo(UntrustReason.WRONG_ROLE);
  }

  @Test
  void verify_withAnotherPartysCertificate_refuses() {
    SignedMessage other = pki.authoritySigning("AUTHOR02").sign(MESSAGE, Purposes.HI1_MESSAGE);

    assertRefused(
        change(
            signature ->
                signature.setCertificateChain(0, other.getSignatures(0).getCertificateChain(0))),
        UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_withBytesAfterTheCertificate_refuses() {
    ByteString certificate = signed.getSignatures(0).getCertificateChain(0);

    assertRefused(
        change(
            signature ->
                signature.setCertificateChain(
                    0, certificate.concat(ByteString.copyFromUtf8("more")))),
        UntrustReason.MALFORMED);
  }

  @Test
  void verify_withoutACertificate_refuses() {
    assertRefused(change(Signature.Builder::clearCertificateChain), UntrustReason.BAD_PATH);
  }

  @Test
  void verify_afterRevocation_refuses() {
    MessageVerifier informed =
        new MessageVerifier(new CertificateVerifier(pki.revoke(authority.certificate())));

    assertThat(
            catchThrowableOfType(
                UntrustedException.class,
                () ->
                    informed.verify(
                        signed, Purposes.HI1_MESSAGE, KEY_ROLE_AUTHORITY, clock.instant())))
        .extracting(UntrustedException::reason)
        .isEqualTo(UntrustReason.REVOKED);
  }

  private Verified verify(SignedMessage message) throws UntrustedException {
    return verifier.verify(message, Purposes.HI1_MESSAGE, KEY_ROLE_AUTHORITY, clock.instant());
  }

  private SignedMessage change(UnaryOperator<Signature.Builder> change) {
    return signed.toBuilder()
        .setSignatures(0, change.apply(signed.getSignatures(0).toBuilder()))
        .build();
  }

  private void assertRefused(SignedMessage message, UntrustReason reason) {
    UntrustedException refusal =
        catchThrowableOfType(UntrustedException.class, () -> verify(message));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage()).doesNotContain("AUTHOR01");
  }
}
