package org.frontdoor.protocol.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Date;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.SyntheticWarrants;
import org.frontdoor.protocol.testing.TestClock;

/** A judge, a time-stamping authority, a warrant and a verifier that trusts them. */
final class WarrantLab {

  static final SecureRandom RANDOM = new SecureRandom();

  final TestClock clock = new TestClock();
  final LabPki pki = LabPki.create("XX", clock, RANDOM);
  final SigningIdentity judge = pki.judge("JUDGE001");
  final SigningIdentity stamper = pki.timestampAuthority("TSA00001");
  final TimestampSource timestamps = stampsOf(stamper);
  final WarrantDocument warrant =
      SyntheticWarrants.traffic(judge.identity(), clock.instant()).build();

  CmsForge forge() {
    return new CmsForge(warrant.toByteArray(), Date.from(clock.instant()));
  }

  /** What the signer itself would sign, in its own name. */
  byte[] signed(SigningIdentity approver) throws WarrantRefusedException {
    WarrantDocument own =
        warrant.toBuilder().setApprover(SyntheticWarrants.approver(approver.identity())).build();
    return new WarrantSigner(approver, timestamps).sign(own, clock.instant());
  }

  TimestampSource stampsOf(SigningIdentity authority) {
    return new LocalTimestampAuthority(authority, clock, () -> new BigInteger(64, RANDOM));
  }

  VerifiedWarrant verify(byte[] cms) throws WarrantRefusedException {
    return new WarrantVerifier(new CertificateVerifier(pki.anchors())).verify(cms, clock.instant());
  }

  WarrantRefusedException assertRefused(byte[] cms, UntrustReason reason) {
    return assertRefused(cms, pki.anchors(), reason);
  }

  WarrantRefusedException assertRefused(byte[] cms, TrustAnchors anchors, UntrustReason reason) {
    WarrantRefusedException refusal = refusal(cms, anchors);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.remedy()).isNotEmpty();
    assertThat(refusal.getMessage()).doesNotContain("JUDGE", "synthetic-account");
    return refusal;
  }

  WarrantRefusedException refusal(byte[] cms, TrustAnchors anchors) {
    WarrantVerifier verifier = new WarrantVerifier(new CertificateVerifier(anchors));
    return catchThrowableOfType(
        WarrantRefusedException.class, () -> verifier.verify(cms, clock.instant()));
  }
}
