package org.frontdoor.testbed.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PkiInitTest {

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Instant now = World.real().clock().instant();

  private int init(Path folder, String... options) {
    List<String> arguments =
        Stream.concat(Stream.of("init", folder.toString()), Stream.of(options)).toList();
    return new CommandLine(new PkiCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void newFolder_holdsKeysThatItsOwnTrustAccepts() throws CredentialException, UntrustedException {
    Path folder = temp.resolve("lab");

    assertThat(init(folder)).isZero();

    LabFolder lab = new LabFolder(folder);
    CertificateVerifier trust = new CertificateVerifier(TrustDirectory.load(lab.trust(), now));
    SigningIdentity judge =
        KeyFiles.loadSigning(
            lab.judge().resolve("judge.p12"), lab.judge().resolve("password"), now);
    SigningIdentity evidence =
        KeyFiles.loadSigning(
            lab.provider().resolve("evidence.p12"), lab.provider().resolve("password"), now);
    assertThat(trust.verify(judge.chain(), KeyRole.KEY_ROLE_JUDGE, now).country()).isEqualTo("XX");
    assertThat(trust.verify(evidence.chain(), KeyRole.KEY_ROLE_EVIDENCE, now).uniqueIdentifier())
        .isEqualTo("PROVIDER1");
    assertThat(
            KeysetFiles.loadStorageKey(
                lab.provider().resolve("storage.keyset"), lab.provider().resolve("password")))
        .isNotNull();
  }

  @Test
  void providerHost_isWhereEveryAuthorityConnects() {
    Path folder = temp.resolve("lab");

    assertThat(
            init(
                folder,
                "--provider-host",
                "provider.example",
                "--authority",
                "A",
                "--authority",
                "B"))
        .isZero();

    LabFolder lab = new LabFolder(folder);
    for (Path home : List.of(lab.authority(), lab.furtherAuthority("B"))) {
      assertThat(AuthoritySettings.read(home.resolve("authority.yaml")).provider().host())
          .isEqualTo("provider.example");
    }
  }

  @Test
  void providerHost_thatIsNoHost_isRefused() {
    assertThat(init(temp.resolve("lab"), "--provider-host", "a b")).isEqualTo(2);
    assertThat(err.toString()).contains("--provider-host is a host name or an address");
  }

  @Test
  void authorityFolders_areReadByTheAuthority() {
    Path folder = temp.resolve("lab");

    assertThat(init(folder, "--authority", "AUTH0001", "--authority", "AUTH0002")).isZero();

    LabFolder lab = new LabFolder(folder);
    AuthoritySettings first = AuthoritySettings.read(lab.authority().resolve("authority.yaml"));
    AuthoritySettings second =
        AuthoritySettings.read(lab.furtherAuthority("AUTH0002").resolve("authority.yaml"));
    assertThat(first.identity().getUniqueIdentifier()).isEqualTo("AUTH0001");
    assertThat(second.identity().getUniqueIdentifier()).isEqualTo("AUTH0002");
    assertThat(first.keys().delivery()).hasSize(2).allMatch(Files::exists);
    assertThat(first.provider().port()).isEqualTo(9443);
  }

  @Test
  void secrets_areReadableByTheirOwnerAloneAndNeverPrinted() throws IOException {
    Path folder = temp.resolve("lab");

    assertThat(init(folder)).isZero();

    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".p12") || name.endsWith(".keyset") || name.equals("password")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(name)
            .isEqualTo("rw-------");
      }
      if (name.equals("password")) {
        assertThat(out.toString()).doesNotContain(Files.readString(file).strip());
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void readme_saysWhatEveryFolderIs() throws IOException {
    Path folder = temp.resolve("lab");

    assertThat(init(folder)).isZero();

    String readme = Files.readString(folder.resolve("README.txt"));
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries.filter(Files::isDirectory))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(readme).contains("\n" + entry.getFileName() + "/"));
    }
  }

  @Test
  void folderWithContent_isRefusedAndUntouched() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("lab"));
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThat(init(folder)).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).contains("is not empty", "--force");
    assertThat(files(temp)).containsExactly(folder.resolve("mine.txt"));
  }

  @Test
  void emptyFolder_isTaken() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("lab"));

    assertThat(init(folder)).isZero();

    assertThat(folder.resolve("README.txt")).exists();
  }

  @Test
  void force_keepsWhatWasThereUnderAnotherName() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("lab"));
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThat(init(folder, "--force", "--json")).isZero();

    JsonNode said = new ObjectMapper().readTree(out.toString());
    Path aside = Path.of(said.path("movedAside").asText());
    assertThat(aside.resolve("mine.txt")).hasContent("mine");
    assertThat(folder.resolve("mine.txt")).doesNotExist();
    assertThat(folder.resolve("README.txt")).exists();
  }

  @Test
  void folderThatCannotBeMade_leavesNothingBehind() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThat(init(file.resolve("lab"))).isEqualTo(1);

    assertThat(err.toString()).contains("Nothing was changed");
    assertThat(files(temp)).containsExactly(file);
  }

  @Test
  void badIdentifiers_areRefusedByName() {
    assertThat(init(temp.resolve("a"), "--country", "xx")).isEqualTo(2);
    assertThat(init(temp.resolve("b"), "--provider-id", "a b")).isEqualTo(2);
    assertThat(init(temp.resolve("c"), "--authority", "A", "--authority", "A")).isEqualTo(2);
    assertThat(err.toString()).contains("--country", "--provider-id", "--authority");
    assertThat(temp.resolve("a")).doesNotExist();
  }
}
