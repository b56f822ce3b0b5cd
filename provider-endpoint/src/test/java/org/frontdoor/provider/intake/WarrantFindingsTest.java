package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.SyntheticWarrants;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.provider.register.DocumentFinding;
import org.frontdoor.provider.register.StoredObject;
import org.junit.jupiter.api.Test;

/** Looking at warrants ahead of the transaction that they are handed in with. */
final class WarrantFindingsTest {

  /** When no revocation list is current any more, so that nothing new can be accepted. */
  private static final Duration LONG = Duration.ofDays(3650);

  private final SecureRandom random = new SecureRandom();
  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, random);
  private final WarrantFindings findings =
      new WarrantFindings(
          new WarrantVerifier(new CertificateVerifier(pki.anchors())),
          (warrant, filedAt) -> Optional.empty());

  @Test
  void of_documentLookedAtAhead_isJudgedAsOfThen() throws WarrantRefusedException {
    Instant now = clock.instant();
    StoredObject document = document();
    Runnable unused = findings.lookAhead(List.of(document.body()), now);

    assertThat(findings.of(document, now.plus(LONG))).isInstanceOf(DocumentFinding.Accepted.class);
  }

  @Test
  void of_documentWhoseMessageIsOver_isJudgedAnew() throws WarrantRefusedException {
    Instant now = clock.instant();
    StoredObject document = document();
    findings.lookAhead(List.of(document.body()), now).run();

    assertThat(findings.of(document, now.plus(LONG))).isInstanceOf(DocumentFinding.Refused.class);
  }

  @Test
  void of_otherDocumentThanLookedAt_isJudgedAnew() throws WarrantRefusedException {
    Instant now = clock.instant();
    Runnable unused = findings.lookAhead(List.of(document().body()), now);

    assertThat(findings.of(document(), now.plus(LONG))).isInstanceOf(DocumentFinding.Refused.class);
  }

  private StoredObject document() throws WarrantRefusedException {
    SigningIdentity judge = pki.judge("JUDGE001");
    WarrantDocument warrant = SyntheticWarrants.traffic(judge.identity(), clock.instant()).build();
    byte[] signed =
        new WarrantSigner(
                judge,
                new LocalTimestampAuthority(
                    pki.timestampAuthority("TSA00001"), clock, () -> new BigInteger(64, random)))
            .sign(warrant, clock.instant());
    return StoredObject.of(
        Hi1Object.newBuilder()
            .setObjectIdentifier(new UUID(random.nextLong(), random.nextLong()).toString())
            .setCountryCode("XX")
            .setOwnerIdentifier("AUTHOR01")
            .setGeneration(1)
            .setLastChanged(SyntheticWarrants.timestamp(clock.instant()))
            .setDocument(
                DocumentObject.newBuilder()
                    .setReference(warrant.getReference())
                    .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
                    .setBody(ByteString.copyFrom(signed)))
            .build());
  }
}
