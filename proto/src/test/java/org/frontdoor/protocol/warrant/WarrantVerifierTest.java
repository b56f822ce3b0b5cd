package org.frontdoor.protocol.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabProfile;
import org.frontdoor.protocol.testing.SyntheticWarrants;
import org.junit.jupiter.api.Test;

class WarrantVerifierTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final WarrantLab lab = new WarrantLab();

  @Test
  void verify_signedByAJudge_returnsWarrantApproverAndTime() throws Exception {
    VerifiedWarrant verified = lab.verify(lab.signed(lab.judge));

    assertThat(verified.warrant()).isEqualTo(lab.warrant);
    assertThat(verified.approver()).isEqualTo(lab.judge.identity());
    assertThat(verified.stampedAt()).isEqualTo(lab.clock.instant());
    assertThat(verified.toString()).doesNotContain("synthetic-account");
  }

  @Test
  void verify_signedByAProsecutor_accepts() throws Exception {
    SigningIdentity prosecutor = lab.pki.prosecutor("PROSEC01");

    assertThat(lab.verify(lab.signed(prosecutor)).approver().role())
        .isEqualTo(KeyRole.KEY_ROLE_PROSECUTOR);
  }

  @Test
  void verify_withoutTimeStamp_refuses() throws Exception {
    lab.assertRefused(
        lab.forge().signedBy(lab.judge).stampedBy(hash -> new byte[0]).der(),
        UntrustReason.NO_TIMESTAMP);
  }

  @Test
  void verify_withTheTimeStampOfAnotherSignature_refuses() throws Exception {
    byte[] another = lab.timestamps.stamp(new byte[32]);

    lab.assertRefused(
        lab.forge().signedBy(lab.judge).stampedBy(hash -> another).der(),
        UntrustReason.BAD_TIMESTAMP);
  }

  @Test
  void verify_stampedByAnUntrustedAuthority_refuses() throws Exception {
    SigningIdentity stranger =
        LabPki.create("XX", lab.clock, WarrantLab.RANDOM).timestampAuthority("TSA00001");

    WarrantRefusedException refusal =
        lab.assertRefused(
            lab.forge().signedBy(lab.judge).stampedBy(lab.stampsOf(stranger)).der(),
            UntrustReason.BAD_TIMESTAMP);
    assertThat(refusal).hasCauseInstanceOf(Exception.class);
  }

  @Test
  void verify_stampedByARevokedAuthority_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);

    lab.assertRefused(cms, lab.pki.revoke(lab.stamper.certificate()), UntrustReason.BAD_TIMESTAMP);
  }

  @Test
  void verify_stampedInTheFuture_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    lab.clock.advance(WarrantVerifier.CLOCK_TOLERANCE.plusSeconds(1).negated());

    lab.assertRefused(cms, UntrustReason.TIMESTAMP_IN_FUTURE);
  }

  @Test
  void verify_stampedWithinTheClocksTolerance_accepts() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    lab.clock.advance(WarrantVerifier.CLOCK_TOLERANCE.negated());

    lab.verify(cms);
  }

  @Test
  void verify_signedAfterTheTimeStamp_refuses() throws Exception {
    Date later =
        Date.from(lab.clock.instant().plus(WarrantVerifier.CLOCK_TOLERANCE).plusSeconds(1));
    byte[] cms =
        new CmsForge(lab.warrant.toByteArray(), later)
            .signedBy(lab.judge)
            .stampedBy(lab.timestamps)
            .der();

    lab.assertRefused(cms, UntrustReason.BAD_ATTRIBUTES);
  }

  @Test
  void verify_ofAKeyThatHadExpiredAtTheTimeStamp_refuses() throws Exception {
    Instant now = lab.clock.instant();
    SigningIdentity expired =
        lab.pki.signer(lab.judge.identity(), now.minus(HOUR), now.minus(Duration.ofSeconds(1)));

    lab.assertRefused(lab.signed(expired), UntrustReason.EXPIRED);
  }

  @Test
  void verify_ofAKeyThatWasNotYetValidAtTheTimeStamp_refuses() throws Exception {
    Instant now = lab.clock.instant();
    SigningIdentity early =
        lab.pki.signer(lab.judge.identity(), now.plus(Duration.ofSeconds(1)), now.plus(HOUR));

    lab.assertRefused(lab.signed(early), UntrustReason.NOT_YET_VALID);
  }

  @Test
  void verify_ofAKeyThatHasExpiredSinceTheTimeStamp_accepts() throws Exception {
    Instant now = lab.clock.instant();
    SigningIdentity brief = lab.pki.signer(lab.judge.identity(), now, now.plus(HOUR));
    byte[] cms = lab.signed(brief);
    lab.clock.advance(HOUR.multipliedBy(2));

    lab.verify(cms);
  }

  @Test
  void verify_ofAKeyThatWasRevokedSinceTheTimeStamp_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    lab.clock.advance(HOUR);

    lab.assertRefused(cms, lab.pki.revoke(lab.judge.certificate()), UntrustReason.REVOKED);
  }

  @Test
  void verify_withAStaleRevocationList_refuses() throws Exception {
    byte[] cms = lab.signed(lab.judge);
    TrustAnchors stale = lab.pki.anchors();
    lab.clock.advance(Duration.ofDays(91));

    // The time-stamping authority is looked at first, and its list is as stale.
    assertThat(lab.refusal(cms, stale).getCause())
        .hasMessageContaining("whether a certificate is revoked cannot be known");
  }

  @Test
  void verify_signedByAnAuthority_refuses() throws Exception {
    SigningIdentity authority =
        lab.pki.signer(
            lab.pki.identity(KeyRole.KEY_ROLE_AUTHORITY, "criminal", "AUTHOR01"),
            LabProfile.warrants());

    lab.assertRefused(
        lab.forge().signedBy(authority).stampedBy(lab.timestamps).der(), UntrustReason.WRONG_ROLE);
  }

  @Test
  void verify_signedByAJudgeOfAnotherRealm_refuses() throws Exception {
    SigningIdentity other =
        lab.pki.signer(lab.pki.identity(KeyRole.KEY_ROLE_JUDGE, "administrative", "JUDGE001"));

    lab.assertRefused(lab.signed(other), UntrustReason.WRONG_REALM);
  }

  @Test
  void verify_signedByAJudgeOfACountryThatIsNotTrusted_refuses() throws Exception {
    SigningIdentity foreigner = LabPki.create("BE", lab.clock, WarrantLab.RANDOM).judge("JUDGE001");

    lab.assertRefused(lab.signed(foreigner), UntrustReason.WRONG_COUNTRY);
  }

  @Test
  void verify_signedByAJudgeOfAnUnknownIssuer_refuses() throws Exception {
    SigningIdentity impostor = LabPki.create("XX", lab.clock, WarrantLab.RANDOM).judge("JUDGE001");

    lab.assertRefused(lab.signed(impostor), UntrustReason.UNKNOWN_ISSUER);
  }

  @Test
  void verify_signedByATlsKey_refuses() throws Exception {
    SigningIdentity tls = lab.pki.signer(lab.judge.identity(), LabProfile.tlsClient());

    lab.assertRefused(lab.signed(tls), UntrustReason.WRONG_USE);
  }

  @Test
  void verify_namingAnotherApprover_refuses() {
    Identity other = lab.pki.identity(KeyRole.KEY_ROLE_JUDGE, "criminal", "JUDGE002");
    byte[] content =
        lab.warrant.toBuilder()
            .setApprover(SyntheticWarrants.approver(other))
            .build()
            .toByteArray();

    lab.assertRefused(
        new WarrantSigner(lab.judge, lab.timestamps).signContent(content, lab.clock.instant()),
        UntrustReason.APPROVER_MISMATCH);
  }

  @Test
  void verify_ofMalformedContent_refusesAndNamesTheField() {
    byte[] twice = Arrays.copyOf(lab.warrant.toByteArray(), lab.warrant.getSerializedSize() * 2);
    System.arraycopy(
        twice, 0, twice, lab.warrant.getSerializedSize(), lab.warrant.getSerializedSize());

    WarrantRefusedException refusal =
        lab.assertRefused(
            new WarrantSigner(lab.judge, lab.timestamps).signContent(twice, lab.clock.instant()),
            UntrustReason.MALFORMED_CONTENT);
    assertThat(refusal.field()).isEqualTo("type");
    assertThat(refusal.rule()).isEqualTo("wire.duplicate");
  }
}
