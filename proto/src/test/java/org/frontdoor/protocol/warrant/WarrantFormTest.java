package org.frontdoor.protocol.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.UntrustReason;
import org.junit.jupiter.api.Test;

class WarrantFormTest {

  private final WarrantLab lab = new WarrantLab();

  @Test
  void verify_withoutAnySigner_refuses() throws Exception {
    lab.assertRefused(lab.forge().der(), UntrustReason.NO_SIGNATURE);
  }

  @Test
  void verify_withTwoSigners_refuses() throws Exception {
    byte[] cms = lab.forge().signedBy(lab.judge).signedBy(lab.pki.judge("JUDGE002")).der();

    lab.assertRefused(cms, UntrustReason.SEVERAL_SIGNATURES);
  }

  @Test
  void verify_withAnyByteChanged_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    WarrantVerifier verifier = new WarrantVerifier(new CertificateVerifier(lab.pki.anchors()));
    for (int i = 0; i < cms.length; i += 5) {
      byte[] tampered = cms.clone();
      tampered[i] ^= 0x01;
      assertThat(catchThrowable(() -> verifier.verify(tampered, lab.clock.instant())))
          .as("byte %d changed", i)
          .isInstanceOf(WarrantRefusedException.class);
    }
  }

  @Test
  void verify_ofOtherContent_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    int at = indexOf(cms, lab.warrant.getReferenceBytes().toByteArray());
    cms[at + 2] ^= 0x01;

    lab.assertRefused(cms, UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_withMoreUnsignedAttributesThanTheTimeStamp_refuses() throws Exception {
    byte[] cms =
        lab.forge()
            .signedBy(lab.judge)
            .stampedBy(lab.timestamps)
            .changingUnsigned(
                table ->
                    table.add(
                        PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new ASN1Integer(1)))
            .der();

    lab.assertRefused(cms, UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_withoutSigningCertificate_refuses() throws Exception {
    lab.assertRefused(
        lab.forge().signedBy(lab.judge).stampedBy(lab.timestamps).withoutSigningCertificate().der(),
        UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_namingAnotherCertificateThanTheSigners_refuses() throws Exception {
    byte[] cms =
        lab.forge()
            .signedBy(lab.judge)
            .namingTheCertificateOf(lab.pki.judge("JUDGE001"))
            .stampedBy(lab.timestamps)
            .der();

    lab.assertRefused(cms, UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_ofAnotherDigest_refuses() throws Exception {
    lab.assertRefused(
        lab.forge().signedBy(lab.judge).stampedBy(lab.timestamps).with("SHA512withECDSA").der(),
        UntrustReason.WRONG_SUITE);
  }

  @Test
  void verify_ofAnotherContentType_refuses() throws Exception {
    lab.assertRefused(
        lab.forge()
            .signedBy(lab.judge)
            .stampedBy(lab.timestamps)
            .ofType(CMSObjectIdentifiers.data)
            .der(),
        UntrustReason.MALFORMED);
  }

  @Test
  void verify_withoutContent_refuses() throws Exception {
    lab.assertRefused(
        lab.forge().signedBy(lab.judge).stampedBy(lab.timestamps).withoutContent().der(),
        UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofAnEncodingThatIsNotDer_refuses() throws Exception {
    byte[] ber =
        lab.forge()
            .signedBy(lab.judge)
            .stampedBy(lab.timestamps)
            .make()
            .getEncoded(ASN1Encoding.BER);

    lab.assertRefused(ber, UntrustReason.MALFORMED);
  }

  @Test
  void verify_withBytesAfterTheEnd_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);

    lab.assertRefused(Arrays.copyOf(cms, cms.length + 1), UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofNothing_refuses() {
    lab.assertRefused(new byte[0], UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofEndlessNesting_refuses() {
    byte[] nested = new byte[100_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }

    lab.assertRefused(nested, UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofMoreBytesThanAllowed_refuses() {
    lab.assertRefused(new byte[WarrantVerifier.MOST_BYTES + 1], UntrustReason.MALFORMED);
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in it");
  }
}
