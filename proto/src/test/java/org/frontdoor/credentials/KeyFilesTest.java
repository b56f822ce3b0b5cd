package org.frontdoor.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, RANDOM);
  private final SigningIdentity authority = pki.authoritySigning("AUTHOR01");
  private Path file = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void writePassword() throws CredentialException {
    file = directory.resolve("authority.p12");
    password = directory.resolve("password.txt");
    Password.create(password, RANDOM);
  }

  @Test
  void loadSigning_ofWhatWasSaved_returnsTheIdentity() throws Exception {
    KeyFiles.save(file, password, authority);

    SigningIdentity loaded = KeyFiles.loadSigning(file, password, clock.instant());

    assertThat(loaded.identity()).isEqualTo(authority.identity());
    assertThat(loaded.chain()).isEqualTo(authority.chain());
    assertThat(loaded.toString()).isEqualTo("SigningIdentity[authority XX/AUTHOR01 (criminal)]");
  }

  @Test
  void loadTls_ofWhatWasSaved_returnsTheIdentity() throws Exception {
    TlsIdentity provider = pki.providerTls("CSP00001");
    KeyFiles.save(file, password, provider);

    assertThat(KeyFiles.loadTls(file, password, clock.instant()).identity())
        .isEqualTo(provider.identity());
  }

  @Test
  void save_makesAFileForItsOwnerOnly() throws Exception {
    KeyFiles.save(file, password, authority);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void save_overAFile_refusesAndKeepsIt() throws Exception {
    Files.writeString(file, "something else");

    assertRefused(() -> KeyFiles.save(file, password, authority), file, "exists already");
    assertThat(file).hasContent("something else");
  }

  @Test
  void load_ofNothing_saysThatTheFileIsMissing() {
    assertRefused(this::load, file, "is missing");
  }

  @Test
  void load_ofADirectory_saysSo() throws IOException {
    Files.createDirectory(file);

    assertRefused(this::load, file, "is a directory");
  }

  @Test
  void load_ofAFileOpenToTheGroup_refusesAndSaysHowToCloseIt() throws Exception {
    KeyFiles.save(file, password, authority);
    open(file, "rw-r-----");

    assertRefused(this::load, file, "run chmod 600");
  }

  @Test
  void load_withAPasswordFileOpenToOthers_refuses() throws Exception {
    KeyFiles.save(file, password, authority);
    open(password, "rw----r--");

    assertRefused(this::load, password, "run chmod 600");
  }

  @Test
  void load_withoutPasswordFile_saysWhichFileIsMissing() throws Exception {
    KeyFiles.save(file, password, authority);
    Files.delete(password);

    assertRefused(this::load, password, "is missing");
  }

  @Test
  void load_withAnEmptyPasswordFile_refuses() throws Exception {
    KeyFiles.save(file, password, authority);
    Files.writeString(password, "\n");

    assertRefused(this::load, password, "holds no password");
  }

  @Test
  void load_withTheWrongPassword_saysSoAndKeepsItSecret() throws Exception {
    KeyFiles.save(file, password, authority);
    Files.writeString(password, "canary-of-a-password\n");

    assertRefused(this::load, file, "is not opened by the password in " + password);
  }

  @Test
  void load_ofGarbage_saysThatItIsNoKeyFile() throws Exception {
    KeyFiles.save(file, password, authority);
    Files.writeString(file, "garbage");

    assertRefused(this::load, file, "is not a PKCS#12 file");
  }

  @Test
  void load_afterExpiry_saysWhenItExpired() throws Exception {
    KeyFiles.save(file, password, authority);
    clock.advance(Duration.ofDays(91));

    assertRefused(this::load, file, "expired at 2027-05-30T12:00:00Z");
  }

  @Test
  void load_beforeValidity_saysFromWhenItIsValid() throws Exception {
    KeyFiles.save(file, password, authority);
    clock.advance(Duration.ofHours(-1));

    assertRefused(this::load, file, "not valid before 2027-03-01T11:55:00Z");
  }

  private void load() throws CredentialException {
    KeyFiles.loadSigning(file, password, clock.instant());
  }

  private static void open(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** One sentence that begins with the file, says what is wrong, and holds no password. */
  private static void assertRefused(ThrowingCallable call, Path file, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(CredentialException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words)
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("canary");
  }
}
