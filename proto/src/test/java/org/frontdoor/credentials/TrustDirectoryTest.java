package org.frontdoor.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustDirectoryTest {

  @TempDir private Path parent;

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, new SecureRandom());
  private final LabPki foreign = LabPki.create("BE", clock, new SecureRandom());
  private Path directory = Path.of("");
  private Path judges = Path.of("");

  @BeforeEach
  void save() throws CredentialException {
    directory = parent.resolve("trust");
    judges = directory.resolve("judge").resolve("XX");
    TrustDirectory.save(directory, pki.anchors().and(foreign.anchors()));
  }

  @Test
  void load_ofWhatWasSaved_trustsTheSame() throws Exception {
    TrustAnchors loaded = TrustDirectory.load(directory, clock.instant());

    assertThat(loaded.scopes()).hasSize(14);
    CertificateVerifier verifier = new CertificateVerifier(loaded);
    SigningIdentity judge = foreign.judge("JUDGE001");
    assertThat(verifier.verify(judge.chain(), KeyRole.KEY_ROLE_JUDGE, clock.instant()))
        .isEqualTo(judge.identity());
  }

  @Test
  void load_afterARevocation_refusesTheRevoked() throws Exception {
    SigningIdentity judge = pki.judge("JUDGE001");
    Path informed = parent.resolve("informed");
    TrustDirectory.save(informed, pki.revoke(judge.certificate()));

    CertificateVerifier verifier =
        new CertificateVerifier(TrustDirectory.load(informed, clock.instant()));
    assertThatThrownBy(
            () -> verifier.verify(judge.chain(), KeyRole.KEY_ROLE_JUDGE, clock.instant()))
        .isInstanceOfSatisfying(
            UntrustedException.class, e -> assertThat(e.reason()).isEqualTo(UntrustReason.REVOKED));
  }

  @Test
  void load_ofAMissingDirectory_saysSo() {
    directory = parent.resolve("elsewhere");

    assertRefused(directory, "is not a directory of trusted issuers");
  }

  @Test
  void load_ofAnEmptyDirectory_saysThatItTrustsNobody() throws IOException {
    directory = Files.createDirectory(parent.resolve("empty"));

    assertRefused(directory, "trusts nobody");
  }

  @Test
  void load_withADirectoryOfNoRole_refuses() throws IOException {
    assertRefused(Files.createDirectory(directory.resolve("jugde")), "is not named after a role");
  }

  @Test
  void load_withADirectoryOfNoCountry_refuses() throws IOException {
    Path wrong = Files.createDirectory(directory.resolve("judge").resolve("belgium"));

    assertRefused(wrong, "is not named after a country");
  }

  @Test
  void load_withoutIssuers_refuses() throws IOException {
    Files.delete(judges.resolve("ca.pem"));

    assertRefused(judges.resolve("ca.pem"), "is missing");
  }

  @Test
  void load_withoutARevocationList_refuses() throws IOException {
    Files.delete(judges.resolve("ca.crl"));

    assertRefused(judges.resolve("ca.crl"), "is missing");
  }

  @Test
  void load_withAnotherIssuersRevocationList_refuses() throws IOException {
    Path foreignList = directory.resolve("judge").resolve("BE").resolve("ca.crl");
    Files.writeString(judges.resolve("ca.crl"), Files.readString(foreignList));

    assertRefused(judges.resolve("ca.crl"), "holds no genuine revocation list");
  }

  @Test
  void load_ofGarbage_refuses() throws IOException {
    Files.writeString(judges.resolve("ca.pem"), "garbage");

    assertRefused(judges.resolve("ca.pem"), "holds no readable certificate");
  }

  @Test
  void load_ofAGarbledList_refuses() throws IOException {
    Files.writeString(judges.resolve("ca.crl"), "garbage");

    assertRefused(judges.resolve("ca.crl"), "holds no readable revocation list");
  }

  @Test
  void load_ofStaleLists_refuses() {
    clock.advance(Duration.ofDays(90));

    assertThatThrownBy(() -> TrustDirectory.load(directory, clock.instant()))
        .hasMessageContaining("holds a revocation list that is stale since 2027-05-30T12:00:00Z");
  }

  private void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> TrustDirectory.load(directory, clock.instant()))
        .isInstanceOf(CredentialException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words);
  }
}
