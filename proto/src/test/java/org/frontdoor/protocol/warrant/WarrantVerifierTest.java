package org.frontdoor.protocol.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabProfile;
import org.frontdoor.protocol.testing.SyntheticWarrants;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class WarrantVerifierTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, RANDOM);
  private final SigningIdentity judge = pki.judge("JUDGE001");
  private final SigningIdentity stamper = pki.timestampAuthority("TSA00001");
  private final TimestampSource timestamps = stampsOf(stamper);
  private final WarrantDocument warrant =
      SyntheticWarrants.traffic(judge.identity(), clock.instant()).build();

  @Test
  void verify_signedByAJudge_returnsWarrantApproverAndTime() throws Exception {
    VerifiedWarrant verified = verify(signed(judge));

    assertThat(verified.warrant()).isEqualTo(warrant);
    assertThat(verified.approver()).isEqualTo(judge.identity());
    assertThat(verified.stampedAt()).isEqualTo(clock.instant());
    assertThat(verified.toString()).doesNotContain("synthetic-account");
  }

  @Test
  void verify_signedByAProsecutor_accepts() throws Exception {
    SigningIdentity prosecutor = pki.prosecutor("PROSEC01");

    assertThat(verify(signed(prosecutor)).approver().role()).isEqualTo(KeyRole.KEY_ROLE_PROSECUTOR);
  }

  @Test
  void verify_withoutAnySigner_refuses() throws Exception {
    assertRefused(forge().der(), UntrustReason.NO_SIGNATURE);
  }

  @Test
  void verify_withTwoSigners_refuses() throws Exception {
    byte[] cms = forge().signedBy(judge).signedBy(pki.judge("JUDGE002")).der();

    assertRefused(cms, UntrustReason.SEVERAL_SIGNATURES);
  }

  @Test
  void verify_withAnyByteChanged_refuses() throws Exception {
    byte[] cms = signed(judge);
    for (int i = 0; i < cms.length; i += 5) {
      byte[] tampered = cms.clone();
      tampered[i] ^= 0x01;
      assertThat(refusal(tampered, pki.anchors())).as("byte %d changed", i).isNotNull();
    }
  }

  @Test
  void verify_ofOtherContent_refuses() throws Exception {
    byte[] cms = signed(judge);
    int at = indexOf(cms, warrant.getReferenceBytes().toByteArray());
    cms[at + 2] ^= 0x01;

    assertRefused(cms, UntrustReason.BAD_SIGNATURE);
  }

  @Test
  void verify_withoutTimeStamp_refuses() throws Exception {
    assertRefused(
        forge().signedBy(judge).stampedBy(hash -> new byte[0]).der(), UntrustReason.NO_TIMESTAMP);
  }

  @Test
  void verify_withTheTimeStampOfAnotherSignature_refuses() throws Exception {
    byte[] another = timestamps.stamp(new byte[32]);

    assertRefused(
        forge().signedBy(judge).stampedBy(hash -> another).der(), UntrustReason.BAD_TIMESTAMP);
  }

  @Test
  void verify_stampedByAnUntrustedAuthority_refuses() throws Exception {
    SigningIdentity stranger = LabPki.create("XX", clock, RANDOM).timestampAuthority("TSA00001");

    WarrantRefusedException refusal =
        assertRefused(
            forge().signedBy(judge).stampedBy(stampsOf(stranger)).der(),
            UntrustReason.BAD_TIMESTAMP);
    assertThat(refusal).hasCauseInstanceOf(Exception.class);
  }

  @Test
  void verify_stampedByARevokedAuthority_refuses() throws Exception {
    byte[] cms = signed(judge);

    assertRefused(cms, pki.revoke(stamper.certificate()), UntrustReason.BAD_TIMESTAMP);
  }

  @Test
  void verify_withMoreUnsignedAttributesThanTheTimeStamp_refuses() throws Exception {
    byte[] cms =
        forge()
            .signedBy(judge)
            .stampedBy(timestamps)
            .changingUnsigned(
                table ->
                    table.add(
                        PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new ASN1Integer(1)))
            .der();

    assertRefused(cms, UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_stampedInTheFuture_refuses() throws Exception {
    byte[] cms = signed(judge);
    clock.advance(WarrantVerifier.CLOCK_TOLERANCE.plusSeconds(1).negated());

    assertRefused(cms, UntrustReason.TIMESTAMP_IN_FUTURE);
  }

  @Test
  void verify_stampedWithinTheClocksTolerance_accepts() throws Exception {
    byte[] cms = signed(judge);
    clock.advance(WarrantVerifier.CLOCK_TOLERANCE.negated());

    verify(cms);
  }

  @Test
  void verify_signedAfterTheTimeStamp_refuses() throws Exception {
    Date later = Date.from(clock.instant().plus(WarrantVerifier.CLOCK_TOLERANCE).plusSeconds(1));
    byte[] cms =
        new CmsForge(warrant.toByteArray(), later).signedBy(judge).stampedBy(timestamps).der();

    assertRefused(cms, UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_ofAKeyThatHadExpiredAtTheTimeStamp_refuses() throws Exception {
    Instant now = clock.instant();
    SigningIdentity expired =
        pki.signer(judge.identity(), now.minus(HOUR), now.minus(Duration.ofSeconds(1)));

    assertRefused(signed(expired), UntrustReason.EXPIRED);
  }

  @Test
  void verify_ofAKeyThatWasNotYetValidAtTheTimeStamp_refuses() throws Exception {
    Instant now = clock.instant();
    SigningIdentity early =
        pki.signer(judge.identity(), now.plus(Duration.ofSeconds(1)), now.plus(HOUR));

    assertRefused(signed(early), UntrustReason.NOT_YET_VALID);
  }

  @Test
  void verify_ofAKeyThatHasExpiredSinceTheTimeStamp_accepts() throws Exception {
    Instant now = clock.instant();
    SigningIdentity brief = pki.signer(judge.identity(), now, now.plus(HOUR));
    byte[] cms = signed(brief);
    clock.advance(HOUR.multipliedBy(2));

    verify(cms);
  }

  @Test
  void verify_ofAKeyThatWasRevokedSinceTheTimeStamp_refuses() throws Exception {
    byte[] cms = signed(judge);
    clock.advance(HOUR);

    assertRefused(cms, pki.revoke(judge.certificate()), UntrustReason.REVOKED);
  }

  @Test
  void verify_withAStaleRevocationList_refuses() throws Exception {
    byte[] cms = signed(judge);
    TrustAnchors stale = pki.anchors();
    clock.advance(Duration.ofDays(91));

    // The time-stamping authority is looked at first, and its list is as stale.
    assertThat(refusal(cms, stale).getCause())
        .hasMessageContaining("whether a certificate is revoked cannot be known");
  }

  @Test
  void verify_signedByAnAuthority_refuses() throws Exception {
    SigningIdentity authority =
        pki.signer(
            pki.identity(KeyRole.KEY_ROLE_AUTHORITY, "criminal", "AUTHOR01"),
            LabProfile.warrants());

    assertRefused(
        forge().signedBy(authority).stampedBy(timestamps).der(), UntrustReason.WRONG_ROLE);
  }

  @Test
  void verify_signedByAJudgeOfAnotherRealm_refuses() throws Exception {
    SigningIdentity other =
        pki.signer(pki.identity(KeyRole.KEY_ROLE_JUDGE, "administrative", "JUDGE001"));

    assertRefused(signed(other), UntrustReason.WRONG_REALM);
  }

  @Test
  void verify_signedByAJudgeOfACountryThatIsNotTrusted_refuses() throws Exception {
    SigningIdentity foreigner = LabPki.create("BE", clock, RANDOM).judge("JUDGE001");

    assertRefused(signed(foreigner), UntrustReason.WRONG_COUNTRY);
  }

  @Test
  void verify_signedByAJudgeOfAnUnknownIssuer_refuses() throws Exception {
    SigningIdentity impostor = LabPki.create("XX", clock, RANDOM).judge("JUDGE001");

    assertRefused(signed(impostor), UntrustReason.UNKNOWN_ISSUER);
  }

  @Test
  void verify_signedByATlsKey_refuses() throws Exception {
    SigningIdentity tls = pki.signer(judge.identity(), LabProfile.tlsClient());

    assertRefused(signed(tls), UntrustReason.WRONG_USE);
  }

  @Test
  void verify_namingAnotherApprover_refuses() {
    Identity other = pki.identity(KeyRole.KEY_ROLE_JUDGE, "criminal", "JUDGE002");
    byte[] content =
        warrant.toBuilder().setApprover(SyntheticWarrants.approver(other)).build().toByteArray();

    assertRefused(
        new WarrantSigner(judge, timestamps).signContent(content, clock.instant()),
        UntrustReason.APPROVER_MISMATCH);
  }

  @Test
  void verify_ofMalformedContent_refusesAndNamesTheField() {
    byte[] twice = Arrays.copyOf(warrant.toByteArray(), warrant.getSerializedSize() * 2);
    System.arraycopy(twice, 0, twice, warrant.getSerializedSize(), warrant.getSerializedSize());

    WarrantRefusedException refusal =
        assertRefused(
            new WarrantSigner(judge, timestamps).signContent(twice, clock.instant()),
            UntrustReason.MALFORMED_CONTENT);
    assertThat(refusal.field()).isEqualTo("type");
    assertThat(refusal.rule()).isEqualTo("wire.duplicate");
  }

  @Test
  void verify_withoutSigningCertificate_refuses() throws Exception {
    assertRefused(
        forge().signedBy(judge).stampedBy(timestamps).withoutSigningCertificate().der(),
        UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_ofAnotherDigest_refuses() throws Exception {
    assertRefused(
        forge().signedBy(judge).stampedBy(timestamps).with("SHA512withECDSA").der(),
        UntrustReason.WRONG_SUITE);
  }

  @Test
  void verify_ofAnotherContentType_refuses() throws Exception {
    assertRefused(
        forge().signedBy(judge).stampedBy(timestamps).ofType(CMSObjectIdentifiers.data).der(),
        UntrustReason.MALFORMED);
  }

  @Test
  void verify_withoutContent_refuses() throws Exception {
    assertRefused(
        forge().signedBy(judge).stampedBy(timestamps).withoutContent().der(),
        UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofAnEncodingThatIsNotDer_refuses() throws Exception {
    byte[] ber = forge().signedBy(judge).stampedBy(timestamps).make().getEncoded(ASN1Encoding.BER);

    assertRefused(ber, UntrustReason.MALFORMED);
  }

  @Test
  void verify_withBytesAfterTheEnd_refuses() throws Exception {
    byte[] cms = signed(judge);

    assertRefused(Arrays.copyOf(cms, cms.length + 1), UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofNothing_refuses() {
    assertRefused(new byte[0], UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofEndlessNesting_refuses() {
    byte[] nested = new byte[100_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }

    assertRefused(nested, UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofMoreBytesThanAllowed_refuses() {
    assertRefused(new byte[WarrantVerifier.MOST_BYTES + 1], UntrustReason.MALFORMED);
  }

  private CmsForge forge() {
    return new CmsForge(warrant.toByteArray(), Date.from(clock.instant()));
  }

  /** What the signer itself would sign, in its own name. */
  private byte[] signed(SigningIdentity approver) throws WarrantRefusedException {
    WarrantDocument own =
        warrant.toBuilder().setApprover(SyntheticWarrants.approver(approver.identity())).build();
    return new WarrantSigner(approver, timestamps).sign(own, clock.instant());
  }

  private TimestampSource stampsOf(SigningIdentity authority) {
    return new LocalTimestampAuthority(authority, clock, () -> new BigInteger(64, RANDOM));
  }

  private VerifiedWarrant verify(byte[] cms) throws WarrantRefusedException {
    return new WarrantVerifier(new CertificateVerifier(pki.anchors())).verify(cms, clock.instant());
  }

  private WarrantRefusedException assertRefused(byte[] cms, UntrustReason reason) {
    return assertRefused(cms, pki.anchors(), reason);
  }

  private WarrantRefusedException assertRefused(
      byte[] cms, TrustAnchors anchors, UntrustReason reason) {
    WarrantRefusedException refusal = refusal(cms, anchors);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.remedy()).isNotEmpty();
    assertThat(refusal.getMessage()).doesNotContain("JUDGE", "synthetic-account");
    return refusal;
  }

  private WarrantRefusedException refusal(byte[] cms, TrustAnchors anchors) {
    WarrantVerifier verifier = new WarrantVerifier(new CertificateVerifier(anchors));
    return catchThrowableOfType(
        WarrantRefusedException.class, () -> verifier.verify(cms, clock.instant()));
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
