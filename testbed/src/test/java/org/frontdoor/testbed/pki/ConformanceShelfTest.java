package org.frontdoor.testbed.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.CertificateUse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceShelfTest {

  private final World world = World.real();
  private final Instant now = world.clock().instant();

  private Path shelf = Path.of("");
  private Path trust = Path.of("");

  @BeforeAll
  void writeLab(@TempDir Path folder) throws IOException {
    new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(folder);
    LabFolder lab = new LabFolder(folder);
    shelf = lab.conformance();
    trust = lab.trust();
  }

  private List<X509Certificate> signing(String file) throws CredentialException {
    return KeyFiles.loadSigningAllowExpired(shelf.resolve(file), shelf.resolve("password")).chain();
  }

  private List<X509Certificate> tls(String file) throws CredentialException {
    return KeyFiles.loadTlsAllowExpired(shelf.resolve(file), shelf.resolve("password")).chain();
  }

  /** Verified by a party that loads the laboratory's trust, for what the file is used for. */
  private Identity verified(String file, List<X509Certificate> chain)
      throws CredentialException, UntrustedException {
    CertificateUse use =
        file.endsWith("tls.p12")
            ? CertificateUse.TLS_CLIENT
            : file.startsWith("tsa") ? CertificateUse.TIME_STAMPING : CertificateUse.SIGNING;
    KeyRole role = Identity.of(chain.getFirst()).role();
    return new CertificateVerifier(TrustDirectory.load(trust, now))
        .verify(chain, role, use, new Moment(now, now));
  }

  private Identity verified(String file) throws CredentialException, UntrustedException {
    return verified(file, file.endsWith("tls.p12") ? tls(file) : signing(file));
  }

  @ParameterizedTest
  @CsvSource({
    "authority-a/tls.p12, authority XX/CONFAUTA (criminal)",
    "authority-a/signing.p12, authority XX/CONFAUTA (criminal)",
    "authority-b/tls.p12, authority XX/CONFAUTB (criminal)",
    "authority-b/signing.p12, authority XX/CONFAUTB (criminal)",
    "judge.p12, judge XX/CONFJUDA (criminal)",
    "judge-b.p12, judge XX/CONFJUDB (criminal)",
    "prosecutor.p12, prosecutor XX/CONFPROS (criminal)",
    "tsa.p12, timestamp XX/CONFTSA1 (timestamp)",
    "tester/tls.p12, tester XX/CONFTEST (test)",
    "suite.p12, tester XX/CONFSUIT (test)",
  })
  void partyInOrder_isTrusted(String file, String who) throws Exception {
    assertThat(verified(file).describe()).isEqualTo(who);
  }

  @ParameterizedTest
  @CsvSource({
    "authority-expired/tls.p12, EXPIRED",
    "authority-expired/signing.p12, EXPIRED",
    "judge-expired.p12, EXPIRED",
    "authority-revoked/tls.p12, REVOKED",
    "authority-revoked/signing.p12, REVOKED",
    "judge-revoked.p12, REVOKED",
    "stranger/tls.p12, UNKNOWN_ISSUER",
    "stranger/signing.p12, UNKNOWN_ISSUER",
    "judge-stranger.p12, UNKNOWN_ISSUER",
    "tsa-stranger.p12, UNKNOWN_ISSUER",
    "judge-administrative.p12, WRONG_REALM",
  })
  void partyOutOfOrder_isRefusedForThatReasonAlone(String file, UntrustReason reason) {
    assertThatThrownBy(() -> verified(file))
        .isInstanceOfSatisfying(
            UntrustedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls.p12", "signing.p12"})
  void stranger_hasTheSubjectOfTheAuthority(String file) throws Exception {
    X509Certificate stranger = signing("stranger/" + file).getFirst();
    X509Certificate authority = signing("authority-a/" + file).getFirst();

    assertThat(stranger.getSubjectX500Principal()).isEqualTo(authority.getSubjectX500Principal());
    assertThat(stranger.getPublicKey()).isNotEqualTo(authority.getPublicKey());
  }

  @Test
  void expiredKey_isNotLoadedByThoseWhoCare() {
    assertThatThrownBy(
            () ->
                KeyFiles.loadSigning(
                    shelf.resolve("judge-expired.p12"), shelf.resolve("password"), now))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("expired at");
  }

  @Test
  void trust_isThatOfTheLaboratory() throws IOException {
    try (Stream<Path> files = Files.walk(trust)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(shelf.resolve("trust").resolve(trust.relativize(file)))
                      .hasSameBinaryContentAs(file));
    }
  }

  @Test
  void declaration_namesTheLaboratorysProvider() {
    assertThat(shelf.resolve("endpoint.yaml"))
        .content()
        .contains("test-system: true", "country: XX", "id: PROVIDER1", "profiles: [XX]");
  }
}
