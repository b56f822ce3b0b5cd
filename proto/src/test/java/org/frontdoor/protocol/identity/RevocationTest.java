package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_AUTHORITY;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.lab.LabIssuer;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabPki.Group;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class RevocationTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, RANDOM);
  private final LabIssuer authorities = pki.issuer(Group.AUTHORITIES);
  private final SigningIdentity authority = pki.authoritySigning("AUTHOR01");

  @Test
  void verify_ofARevokedCertificate_refuses() {
    assertRefused(pki.revoke(authority.certificate()), authority.chain(), UntrustReason.REVOKED);
  }

  @Test
  void verify_afterAnothersRevocation_accepts() throws UntrustedException {
    TrustAnchors anchors = pki.revoke(pki.authoritySigning("AUTHOR02").certificate());

    verify(anchors, authority.chain());
  }

  @Test
  void verify_ofACertificateRevokedAfterTheSignature_refuses() {
    Instant signedAt = clock.instant();
    clock.advance(HOUR);
    CertificateVerifier verifier = new CertificateVerifier(pki.revoke(authority.certificate()));

    assertThat(
            catchThrowableOfType(
                UntrustedException.class,
                () ->
                    verifier.verify(
                        authority.chain(),
                        KEY_ROLE_AUTHORITY,
                        CertificateUse.SIGNING,
                        new Moment(signedAt, clock.instant()))))
        .extracting(UntrustedException::reason)
        .isEqualTo(UntrustReason.REVOKED);
  }

  @Test
  void verify_withoutARevocationList_refuses() {
    TrustAnchors anchors =
        TrustAnchors.builder().add(KEY_ROLE_AUTHORITY, "XX", authorities.certificate()).build();

    assertRefused(anchors, authority.chain(), UntrustReason.REVOCATION_UNKNOWN);
  }

  @Test
  void verify_withAStaleRevocationList_refuses() {
    Instant now = clock.instant();
    TrustAnchors anchors =
        TrustAnchors.builder()
            .add(
                KEY_ROLE_AUTHORITY,
                "XX",
                authorities.certificate(),
                authorities.revocationList(now.minus(HOUR), now))
            .build();

    assertRefused(anchors, authority.chain(), UntrustReason.REVOCATION_UNKNOWN);
  }

  @Test
  void verify_withARevocationListOfTheFuture_refuses() {
    Instant now = clock.instant();
    TrustAnchors anchors =
        TrustAnchors.builder()
            .add(
                KEY_ROLE_AUTHORITY,
                "XX",
                authorities.certificate(),
                authorities.revocationList(now.plus(SECOND), now.plus(HOUR)))
            .build();

    assertRefused(anchors, authority.chain(), UntrustReason.REVOCATION_UNKNOWN);
  }

  @Test
  void verify_withAForgedRevocationListOfTheIssuersName_refuses() {
    LabIssuer namesake = LabPki.create("XX", clock, RANDOM).issuer(Group.AUTHORITIES);
    TrustAnchors anchors =
        TrustAnchors.builder()
            .add(KEY_ROLE_AUTHORITY, "XX", authorities.certificate(), namesake.revocationList())
            .build();

    assertRefused(anchors, authority.chain(), UntrustReason.REVOCATION_UNKNOWN);
  }

  private Identity verify(TrustAnchors anchors, List<X509Certificate> chain)
      throws UntrustedException {
    return new CertificateVerifier(anchors).verify(chain, KEY_ROLE_AUTHORITY, clock.instant());
  }

  private void assertRefused(
      TrustAnchors anchors, List<X509Certificate> chain, UntrustReason reason) {
    UntrustedException refusal =
        catchThrowableOfType(UntrustedException.class, () -> verify(anchors, chain));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }
}
