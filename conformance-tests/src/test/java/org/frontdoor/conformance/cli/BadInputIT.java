package org.frontdoor.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.frontdoor.conformance.fake.FakeHttp2;
import org.frontdoor.conformance.fake.FakeHttp2.Manner;
import org.frontdoor.conformance.fake.FakeText;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Timeout(90)
final class BadInputIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static LabFolder lab = new LabFolder(Path.of("."));

  @TempDir Path reports;

  @BeforeAll
  static void makeLaboratory() {
    lab = SuiteRun.laboratory(folder.resolve("lab"));
  }

  @Test
  void nobodyListens_isUnreachable() throws IOException {
    SuiteRun run = SuiteRun.against(freeAddress(), lab, "--report", reports.toString());

    assertUnreachable(run, "nobody listens there");
    assertPartialReport();
  }

  @Test
  void webServerWithoutTls_isUnreachable() throws IOException {
    try (FakeText web = FakeText.plainHttp()) {
      assertUnreachable(SuiteRun.against(web.address(), lab), "address and port are those of HI-1");
    }
  }

  @Test
  void endpointThatTakesConnectionsAndIsSilent_isUnreachableInTime() throws IOException {
    try (FakeText silent = FakeText.silent()) {
      Instant begun = World.real().clock().instant();

      SuiteRun run = SuiteRun.against(silent.address(), lab, "--time-limit", "8s");

      assertUnreachable(run, "says nothing");
      assertThat(Duration.between(begun, World.real().clock().instant())).isLessThan(SOON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HANGS, says nothing",
    "RESETS, gRPC status",
    "TWO_GIB, RESOURCE_EXHAUSTED",
    "FLOODS, the connection broke",
    "DROPS, connection"
  })
  void endpointThatMisbehaves_isUnreachableInTimeAndLeavesAReport(Manner manner, String said)
      throws IOException {
    try (FakeHttp2 fake = FakeHttp2.start(providerTls(), manner)) {
      Instant begun = World.real().clock().instant();

      SuiteRun run = SuiteRun.against(fake.address(), lab, "--report", reports.toString());

      assertUnreachable(run, said);
      assertPartialReport();
      assertThat(Duration.between(begun, World.real().clock().instant())).isLessThan(SOON);
    }
  }

  @Test
  void keysOfAnotherLaboratory_areNotTrusted() throws IOException {
    LabFolder other = SuiteRun.laboratory(reports.resolve("other"));
    try (FakeHttp2 fake = FakeHttp2.start(providerTls(), Manner.HANGS)) {
      assertUnreachable(SuiteRun.against(fake.address(), other), "TLS");
    }
  }

  @Test
  void keysThatHaveExpired_areRefusedBeforeAnythingIsSent() {
    Instant later = World.real().clock().instant().plus(Duration.ofDays(4000));

    assertRefused(SuiteRun.against(later, "127.0.0.1:1", lab), ExitCodes.CREDENTIALS, "lab");
  }

  @Test
  void folderThatIsNotThere_isRefused() {
    SuiteRun run =
        SuiteRun.of(
            "run",
            "--endpoint",
            "127.0.0.1:1",
            "--credentials",
            folder.resolve("nowhere").toString(),
            "--declaration",
            lab.conformance().resolve("endpoint.yaml").toString(),
            "--profile",
            "XX");

    assertRefused(run, ExitCodes.CREDENTIALS, "nowhere");
  }

  @Test
  void profileThatIsNotDeclared_isRefused() {
    SuiteRun run =
        SuiteRun.of(
            "run",
            "--endpoint",
            "127.0.0.1:1",
            "--credentials",
            lab.conformance().toString(),
            "--profile",
            "QQ");

    assertRefused(run, ExitCodes.USAGE, "it declares XX");
  }

  @Test
  void endpointThatIsNoTestSystem_isRefused() throws IOException {
    Path declaration = reports.resolve("endpoint.yaml");
    Files.writeString(
        declaration,
        Files.readString(lab.conformance().resolve("endpoint.yaml"))
            .replace("test-system: true", "test-system: false"));

    SuiteRun run = SuiteRun.against("127.0.0.1:1", lab, "--declaration", declaration.toString());

    assertRefused(run, ExitCodes.CONFIGURATION, "test systems only");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"- {purpose: NO-99, reason: r, link: 'https://x.example'}\",no purpose",
        "\"- [\",not YAML",
        "\"purpose: HDR-01\",not a list",
        "\"- {purpose: HDR-01, reason: r}\",has no link"
      })
  void brokenWaivers_areRefused(String yaml, String said) throws IOException {
    Path waivers = reports.resolve("waivers.yaml");
    Files.writeString(waivers, yaml);

    SuiteRun run = SuiteRun.against("127.0.0.1:1", lab, "--waivers", waivers.toString());

    assertRefused(run, ExitCodes.CONFIGURATION, said);
  }

  @Test
  void folderThatCannotBeWritten_isRefusedBeforeAnythingIsSent() throws IOException {
    Path file = Files.writeString(reports.resolve("file"), "");

    SuiteRun run =
        SuiteRun.against("127.0.0.1:1", lab, "--report", file.resolve("report").toString());

    assertRefused(run, ExitCodes.FILES, "cannot be written");
  }

  @ParameterizedTest
  @CsvSource({"NO-99, no purpose", "RD-01, no case"})
  void caseThatIsNotThere_isRefused(String id, String said) {
    assertRefused(SuiteRun.against("127.0.0.1:1", lab, id), ExitCodes.USAGE, said);
  }

  @Test
  void wrongAddress_isAUsageError() {
    assertThat(SuiteRun.against("nowhere", lab).code()).isEqualTo(ExitCodes.USAGE);
  }

  private static void assertUnreachable(SuiteRun run, String said) {
    assertThat(run.err()).contains(said);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.code()).isEqualTo(ExitCodes.UNREACHABLE);
  }

  private static void assertRefused(SuiteRun run, int code, String said) {
    assertThat(run.err()).contains(said);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }

  private void assertPartialReport() throws IOException {
    JsonNode report = new ObjectMapper().readTree(reports.resolve("report.json").toFile());
    assertThat(report.path("ending").asText()).isEqualTo("no-answer");
    assertThat(report.path("why").asText()).isNotEmpty();
    assertThat(Files.readString(reports.resolve("report.html"))).contains("not complete");
    assertThat(Files.readString(reports.resolve("junit.xml"))).contains("NO_ANSWER");
    assertThat(SuiteRun.of("judge", reports.resolve("bundle.jsonl").toString()).code())
        .isEqualTo(ExitCodes.OK);
  }

  private static String freeAddress() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + closed.getLocalPort();
    }
  }

  private static TlsIdentity providerTls() {
    try {
      return KeyFiles.loadTls(
          lab.provider().resolve("tls.p12"),
          lab.provider().resolve("password"),
          World.real().clock().instant());
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }
}
