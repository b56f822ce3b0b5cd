package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_AUTHORITY;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_JUDGE;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_PROSECUTOR;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.protocol.lab.LabIssuer;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabPki.Group;
import org.frontdoor.protocol.lab.LabProfile;
import org.frontdoor.protocol.lab.LabValidity;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class CertificateVerifierTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, RANDOM);
  private final LabIssuer authorities = pki.issuer(Group.AUTHORITIES);
  private final SigningIdentity authority = pki.authoritySigning("AUTHOR01");

  @Test
  void verify_ofAGoodCertificate_returnsItsIdentity() throws UntrustedException {
    assertThat(verify(pki.anchors(), authority.chain())).isEqualTo(authority.identity());
  }

  @Test
  void verify_inTheLastSecondOfValidity_accepts() throws UntrustedException {
    Instant now = clock.instant();
    SigningIdentity brief = pki.signer(authority.identity(), now.minus(HOUR), now);

    verify(pki.anchors(), brief.chain());
  }

  @Test
  void verify_afterExpiry_refuses() {
    Instant now = clock.instant();
    SigningIdentity old = pki.signer(authority.identity(), now.minus(HOUR), now.minus(SECOND));

    assertRefused(old.chain(), UntrustReason.EXPIRED);
  }

  @Test
  void verify_beforeValidity_refuses() {
    Instant now = clock.instant();
    SigningIdentity young = pki.signer(authority.identity(), now.plus(SECOND), now.plus(HOUR));

    assertRefused(young.chain(), UntrustReason.NOT_YET_VALID);
  }

  @Test
  void verify_afterTheIssuersExpiry_refuses() {
    LabValidity brief = new LabValidity(HOUR, Duration.ofDays(90), Duration.ofDays(90));
    LabPki shortLived = LabPki.create("XX", clock, RANDOM, brief);
    SigningIdentity signer = shortLived.authoritySigning("AUTHOR01");
    clock.advance(HOUR.plus(SECOND));

    assertRefused(shortLived.anchors(), signer.chain(), UntrustReason.EXPIRED);
  }

  @Test
  void verify_ofAnUnknownIssuer_refuses() {
    SigningIdentity impostor = LabPki.create("XX", clock, RANDOM).authoritySigning("AUTHOR01");

    assertRefused(impostor.chain(), UntrustReason.UNKNOWN_ISSUER);
  }

  @Test
  void verify_ofAnIssuerThatIsTrustedForAnotherRole_refuses() {
    TrustAnchors anchors =
        TrustAnchors.builder()
            .add(
                KEY_ROLE_AUTHORITY,
                "XX",
                pki.issuer(Group.JUDICIARY).certificate(),
                pki.issuer(Group.JUDICIARY).revocationList())
            .build();

    assertRefused(anchors, authority.chain(), UntrustReason.UNKNOWN_ISSUER);
  }

  @Test
  void verify_ofAnotherRole_refuses() {
    CertificateVerifier verifier = new CertificateVerifier(pki.anchors());

    assertThat(
            catchThrowableOfType(
                UntrustedException.class,
                () ->
                    verifier.verify(
                        pki.judge("JUDGE001").chain(), KEY_ROLE_PROSECUTOR, clock.instant())))
        .extracting(UntrustedException::reason)
        .isEqualTo(UntrustReason.WRONG_ROLE);
  }

  @Test
  void verify_ofAnotherRealm_refuses() {
    SigningIdentity military = pki.signer(pki.identity(KEY_ROLE_AUTHORITY, "military", "AUTHOR01"));

    assertRefused(military.chain(), UntrustReason.WRONG_REALM);
  }

  @Test
  void verify_whereOtherRealmsAreAccepted_acceptsThem() throws UntrustedException {
    SigningIdentity judge = pki.signer(pki.identity(KEY_ROLE_JUDGE, "administrative", "JUDGE001"));
    AcceptedRealms realms = new AcceptedRealms(Map.of(KEY_ROLE_JUDGE, Set.of("administrative")));

    new CertificateVerifier(pki.anchors(), realms)
        .verify(judge.chain(), KEY_ROLE_JUDGE, clock.instant());
  }

  @Test
  void verify_ofACountryWithoutTrust_refuses() {
    SigningIdentity foreigner = LabPki.create("BE", clock, RANDOM).authoritySigning("AUTHOR01");

    assertRefused(foreigner.chain(), UntrustReason.WRONG_COUNTRY);
  }

  @Test
  void verify_ofANameOutsideTheIssuersCountry_refuses() {
    Identity abroad = new Identity(KEY_ROLE_AUTHORITY, "BE", "criminal", "AUTHOR01");
    X509Certificate overreach =
        authorities.issue(abroad, authority.certificate().getPublicKey(), LabProfile.signing());
    TrustAnchors anchors =
        TrustAnchors.builder()
            .add(KEY_ROLE_AUTHORITY, "BE", authorities.certificate(), authorities.revocationList())
            .build();

    assertRefused(anchors, List.of(overreach), UntrustReason.NAME_CONSTRAINT);
  }

  @Test
  void verify_ofACertificateIssuedByAnEndEntity_refuses() throws Exception {
    SigningIdentity judge = pki.judge("JUDGE001");
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    X509Certificate forged =
        ForgedCertificates.issuedByEndEntity(
            judge, pki.identity(KEY_ROLE_JUDGE, "criminal", "JUDGE002"), keys.getPublic());
    CertificateVerifier verifier = new CertificateVerifier(pki.anchors());

    assertThat(
            catchThrowableOfType(
                UntrustedException.class,
                () ->
                    verifier.verify(
                        List.of(forged, judge.certificate()), KEY_ROLE_JUDGE, clock.instant())))
        .extracting(UntrustedException::reason)
        .isEqualTo(UntrustReason.BAD_PATH);
  }

  @Test
  void verify_ofAKeyOfNoSuite_refuses() throws Exception {
    KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
    p384.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    for (KeyPair keys : List.of(p384.generateKeyPair(), rsa.generateKeyPair())) {
      X509Certificate certificate =
          authorities.issue(authority.identity(), keys.getPublic(), LabProfile.signing());

      assertRefused(List.of(certificate), UntrustReason.WRONG_SUITE);
    }
  }

  @Test
  void verify_ofACertificateForAnotherUse_refuses() {
    for (LabProfile profile :
        List.of(LabProfile.tlsClient(), LabProfile.tlsServer(List.of()), LabProfile.timeStamps())) {
      SigningIdentity other = pki.signer(authority.identity(), profile);

      assertRefused(other.chain(), UntrustReason.WRONG_USE);
    }
  }

  @Test
  void verify_ofAnIssuersOwnCertificate_refuses() {
    assertRefused(List.of(authorities.certificate()), UntrustReason.MALFORMED);
  }

  @Test
  void verify_ofNoOrTooManyCertificates_refuses() {
    assertRefused(List.of(), UntrustReason.BAD_PATH);
    assertRefused(Collections.nCopies(5, authority.certificate()), UntrustReason.BAD_PATH);
  }

  @Test
  void newSigningIdentity_ofAKeyThatDoesNotFit_isRefused() throws Exception {
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> SigningIdentity.of(other.getPrivate(), authority.chain())))
        .hasMessage("the certificate does not fit the private key");
  }

  private Identity verify(TrustAnchors anchors, List<X509Certificate> chain)
      throws UntrustedException {
    return new CertificateVerifier(anchors).verify(chain, KEY_ROLE_AUTHORITY, clock.instant());
  }

  private void assertRefused(List<X509Certificate> chain, UntrustReason reason) {
    assertRefused(pki.anchors(), chain, reason);
  }

  private void assertRefused(
      TrustAnchors anchors, List<X509Certificate> chain, UntrustReason reason) {
    UntrustedException refusal =
        catchThrowableOfType(UntrustedException.class, () -> verify(anchors, chain));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }
}
