package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_AUTHORITY;
import static org.frontdoor.common.v1.KeyRole.KEY_ROLE_EVIDENCE;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.protocol.lab.LabIssuer;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabPki.Group;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

/** A signer that is known is refused as soon as one that is not known would be. */
class KnownSignersTest {

  private static final ByteString MESSAGE = ByteString.copyFromUtf8("bytes that were sent");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final Instant now = clock.instant();
  private final LabPki pki = LabPki.create("XX", clock, new SecureRandom());
  private final LabIssuer issuer = pki.issuer(Group.AUTHORITIES);
  private final Identity somebody = pki.identity(KEY_ROLE_AUTHORITY, "criminal", "AUTHOR01");

  @Test
  void signer_ofManyMessages_isVerifiedEachTime() throws UntrustedException {
    MessageVerifier verifier = new MessageVerifier(new CertificateVerifier(pki.anchors()));
    SigningIdentity authority = pki.authoritySigning("AUTHOR01");
    verify(verifier, authority, now);

    SignedMessage good = authority.sign(MESSAGE, Purposes.HI1_MESSAGE);
    SignedMessage bad = good.toBuilder().setMessage(MESSAGE.concat(MESSAGE)).build();

    assertThat(reason(verifier, bad, KEY_ROLE_AUTHORITY, now))
        .isEqualTo(UntrustReason.BAD_SIGNATURE);
    assertThat(reason(verifier, good, KEY_ROLE_EVIDENCE, now)).isEqualTo(UntrustReason.WRONG_ROLE);
    verify(verifier, authority, now.plus(HOUR));
  }

  @Test
  void signer_whoseCertificateExpires_isRefusedFromThenOn() throws UntrustedException {
    MessageVerifier verifier = new MessageVerifier(new CertificateVerifier(pki.anchors()));
    SigningIdentity authority = pki.signer(somebody, now.minus(HOUR), now.plus(HOUR));
    verify(verifier, authority, now);

    verify(verifier, authority, now.plus(HOUR));
    assertThat(reason(verifier, authority, now.plus(HOUR).plusSeconds(1)))
        .isEqualTo(UntrustReason.EXPIRED);
    assertThat(reason(verifier, authority, now.minus(HOUR).minusSeconds(1)))
        .isEqualTo(UntrustReason.NOT_YET_VALID);
    verify(verifier, authority, now.minus(MINUTE));
  }

  @Test
  void signer_whenTheRevocationListIsStale_isRefusedFromThenOn() throws UntrustedException {
    MessageVerifier verifier = withLists(issuer.revocationList(now.minus(HOUR), now.plus(HOUR)));
    SigningIdentity authority = pki.authoritySigning("AUTHOR01");
    verify(verifier, authority, now);

    verify(verifier, authority, now.plus(HOUR).minusMillis(1));
    assertThat(reason(verifier, authority, now.plus(HOUR)))
        .isEqualTo(UntrustReason.REVOCATION_UNKNOWN);
  }

  @Test
  void signer_whomALaterListNames_isRefusedFromItsBeginningOn() throws UntrustedException {
    SigningIdentity authority = pki.authoritySigning("AUTHOR01");
    X509CRL before = issuer.revocationList(now.minus(HOUR), now.plus(HOUR));
    pki.revoke(authority.certificate());
    X509CRL after = issuer.revocationList(now.plus(MINUTE), now.plus(HOUR));
    MessageVerifier verifier = withLists(before, after);
    verify(verifier, authority, now);

    verify(verifier, authority, now.plus(MINUTE).minusMillis(1));
    assertThat(reason(verifier, authority, now.plus(MINUTE))).isEqualTo(UntrustReason.REVOKED);
  }

  @Test
  void signer_withAnotherChain_isJudgedAnew() throws UntrustedException {
    MessageVerifier verifier = new MessageVerifier(new CertificateVerifier(pki.anchors()));
    SignedMessage good = pki.authoritySigning("AUTHOR01").sign(MESSAGE, Purposes.HI1_MESSAGE);
    verifier.verify(good, Purposes.HI1_MESSAGE, KEY_ROLE_AUTHORITY, now);
    ByteString certificate = good.getSignatures(0).getCertificateChain(0);
    byte[] changed = certificate.toByteArray();
    changed[changed.length - 1] ^= 1;
    SignedMessage.Builder other = good.toBuilder();
    other.getSignaturesBuilder(0).setCertificateChain(0, ByteString.copyFrom(changed));

    assertThat(reason(verifier, other.build(), KEY_ROLE_AUTHORITY, now)).isNotNull();
  }

  private MessageVerifier withLists(X509CRL... lists) {
    TrustAnchors anchors =
        TrustAnchors.builder().add(KEY_ROLE_AUTHORITY, "XX", issuer.certificate(), lists).build();
    return new MessageVerifier(new CertificateVerifier(anchors));
  }

  private static void verify(MessageVerifier verifier, SigningIdentity signer, Instant at)
      throws UntrustedException {
    SignedMessage message = signer.sign(MESSAGE, Purposes.HI1_MESSAGE);
    verifier.verify(message, Purposes.HI1_MESSAGE, KEY_ROLE_AUTHORITY, at);
  }

  private static UntrustReason reason(
      MessageVerifier verifier, SigningIdentity signer, Instant at) {
    return reason(verifier, signer.sign(MESSAGE, Purposes.HI1_MESSAGE), KEY_ROLE_AUTHORITY, at);
  }

  private static UntrustReason reason(
      MessageVerifier verifier, SignedMessage message, KeyRole role, Instant at) {
    UntrustedException refusal =
        catchThrowableOfType(
            UntrustedException.class,
            () -> verifier.verify(message, Purposes.HI1_MESSAGE, role, at));
    assertThat(refusal).as("refusal").isNotNull();
    return refusal.reason();
  }
}
