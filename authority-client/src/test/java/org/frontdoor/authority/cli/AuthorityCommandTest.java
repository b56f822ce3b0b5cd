package org.frontdoor.authority.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.frontdoor.authority.testing.AuthorityDirectory;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedDelivery;
import org.frontdoor.authority.testing.ScriptedSpool;
import org.frontdoor.authority.testing.ScriptedTasking;
import org.frontdoor.authority.testing.TlsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line against a provider that is a few lines, over real TLS. */
final class AuthorityCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Parties PARTIES = Parties.create();

  @TempDir private static Path template;

  @TempDir private Path lab;

  private final ScriptedTasking tasking = new ScriptedTasking(PARTIES);
  private final ScriptedSpool spool = new ScriptedSpool(PARTIES, "LI-1", 20, 5);
  private final ScriptedDelivery delivery = new ScriptedDelivery(PARTIES, spool, 20);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TlsServer server;
  private Path config;

  @BeforeAll
  static void writeKeys() {
    AuthorityDirectory.writeKeys(template, PARTIES);
  }

  @BeforeEach
  void startProvider() throws IOException {
    server = TlsServer.start(PARTIES, tasking, delivery);
    AuthorityDirectory.copy(template, lab);
    config = AuthorityDirectory.writeConfig(lab, server.port());
  }

  @AfterEach
  void stopProvider() {
    delivery.close();
    server.close();
  }

  @Test
  void warrant_fromDraftToActiveTask_isOneStory() throws IOException {
    assertThat(runNew("--target", "MessengerAccount:1", "--for", "2h")).isZero();
    assertThat(Files.readString(lab.resolve("draft.yaml")))
        .contains("type: warrant", "- MessengerAccount:1", "until: 2026-03-01T14:00:00Z");
    assertThat(sign()).isZero();
    assertThat(run("submit", path("warrant.p7m"), "-c", config())).isZero();
    assertThat(out.toString()).contains("Active", "LI-");

    assertThat(run("status", "--json", "-c", config())).isZero();
    assertThat(jsonLines()).extracting(line -> line.path("status").asText()).contains("Active");
  }

  @Test
  void submit_asJson_saysWhichLiidIsWhichTarget() throws IOException {
    runNew("--target", "7", "--until", "2026-03-01T14:00:00+01:00");
    sign();
    assertThat(run("submit", path("warrant.p7m"), "--json", "-c", config())).isZero();

    JsonNode task = jsonLines().getLast().path("tasks").get(0);
    assertThat(task.path("target").asText()).isEqualTo("7");
    assertThat(task.path("liid").asText()).startsWith("LI-");
  }

  @Test
  void submit_refusedByTheProvider_exitsWith1AndTheRemedy() {
    tasking.topLevelError = ScriptedTasking.error(3007);
    runNew("--target", "1", "--for", "2h");
    sign();

    assertThat(run("submit", path("warrant.p7m"), "-c", config())).isEqualTo(1);
    assertThat(out.toString()).contains("3007 It was refused.", "Do it otherwise.");
  }

  @Test
  void time_withoutZone_isRefusedWithTheRemedy() {
    assertThat(runNew("--target", "1", "--until", "2026-11-21T10:00:00")).isEqualTo(2);
    assertThat(err.toString())
        .contains("\"2026-11-21T10:00:00\" has no zone", "2026-11-21T10:00:00Z");
  }

  @Test
  void sign_draftThatBeganEarlier_isRefusedUnlessItBeginsNow() {
    assertThat(
            runNew(
                "--target",
                "1",
                "--from",
                "2026-03-01T10:00:00Z",
                "--until",
                "2026-03-02T10:00:00Z"))
        .isZero();

    assertThat(sign()).isEqualTo(2);
    assertThat(err.toString()).contains("begins before it is signed", "--begin-now");
    assertThat(lab.resolve("warrant.p7m")).doesNotExist();
    assertThat(sign("--begin-now")).isZero();
  }

  @Test
  void warrant_withoutTarget_isRefusedWithTheRemedy() {
    assertThat(runNew("--for", "2h")).isEqualTo(2);
    assertThat(err.toString()).contains("names no target", "--target");
  }

  @Test
  void warrant_endingBeforeItBegins_isRefused() {
    assertThat(
            runNew(
                "--target",
                "1",
                "--from",
                "2026-03-02T00:00:00Z",
                "--until",
                "2026-03-01T00:00:00Z"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("end before it begins");
  }

  @Test
  void cancel_unknownTask_exitsWith1() {
    assertThat(run("cancel", "00000000-0000-4000-8000-000000000009", "-c", config())).isEqualTo(1);
    assertThat(out.toString()).contains("is not cancelled", "3011");
  }

  @Test
  void receiveVerifyExport_wholeDelivery_isVerifiedAndOpened() throws IOException {
    assertThat(run("receive", "--until-end", "--every", "50ms", "--json", "-c", config())).isZero();
    JsonNode last = jsonLines().getLast();
    assertThat(last.path("last").asBoolean()).isTrue();
    assertThat(last.path("records").asLong()).isEqualTo(spool.records() - 1);
    assertThat(last.path("provisional").asLong()).isZero();

    assertThat(run("verify", "--json", "-c", config())).isZero();
    assertThat(jsonLines().getLast().path("verified").asBoolean()).isTrue();
    assertThat(jsonLines().getLast().path("complete").asBoolean()).isTrue();

    assertThat(run("export", "-o", path("records.jsonl"), "-c", config())).isZero();
    List<String> lines = Files.readAllLines(lab.resolve("records.jsonl"));
    assertThat(lines).as("all but the test record").hasSize((int) spool.records() - 1);
    JsonNode first = JSON.readTree(lines.getFirst());
    assertThat(first.properties().stream().map(java.util.Map.Entry::getKey).toList())
        .startsWith("liid", "target", "sequence", "type", "time", "event", "from", "to");
    assertThat(first.path("time").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(first.path("to").get(0).asText()).isEqualTo("2");
  }

  @Test
  void receive_store_holdsNothingInClear() throws IOException {
    run("receive", "--until-end", "--every", "50ms", "-c", config());

    try (Stream<Path> files = Files.walk(lab.resolve("authority/store"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("m17");
      }
    }
  }

  @Test
  void verify_noStore_exitsWith74() {
    assertThat(run("verify", "-c", config())).isEqualTo(74);
    assertThat(err.toString()).contains("There is no record store");
  }

  @Test
  void provider_notThere_exitsWith69() {
    server.close();
    assertThat(run("list", "-c", config())).isEqualTo(69);
    assertThat(err.toString()).contains("cannot be reached", "Check that it is running");
  }

  @Test
  void keyFile_missing_exitsWith77() throws IOException {
    Files.delete(lab.resolve("authority/tls.p12"));
    assertThat(run("list", "-c", config())).isEqualTo(77);
    assertThat(err.toString()).contains("tls.p12");
    assertThat(err.toString().lines()).hasSize(2);
  }

  @Test
  void password_wrong_exitsWith77AndIsNotShown() throws IOException {
    Files.writeString(lab.resolve("authority/password"), "not-the-password\n");
    assertThat(run("list", "-c", config())).isEqualTo(77);
    assertThat(err.toString()).doesNotContain("not-the-password");
  }

  @Test
  void config_missing_exitsWith74() {
    assertThat(run("list", "-c", path("nothing.yaml"))).isEqualTo(74);
    assertThat(err.toString()).contains("There is no file");
  }

  @Test
  void config_unknownKey_exitsWith2AndNamesIt() throws IOException {
    Files.writeString(config, Files.readString(config) + "colour: red\n");
    assertThat(run("list", "-c", config())).isEqualTo(2);
    assertThat(err.toString()).contains("unknown key colour");
  }

  @Test
  void config_badPort_exitsWith2AndNamesKeyValueAndRule() throws IOException {
    Files.writeString(config, Files.readString(config).replaceFirst("port: \\d+", "port: 99999"));
    assertThat(run("list", "-c", config())).isEqualTo(2);
    assertThat(err.toString()).contains("provider.port", "99999", "1 to 65535");
  }

  @Test
  void config_keyTwice_exitsWith2() throws IOException {
    Files.writeString(config, Files.readString(config) + "trust: elsewhere\n");
    assertThat(run("list", "-c", config())).isEqualTo(2);
  }

  @Test
  void failure_asJson_isOneObject() throws IOException {
    assertThat(run("verify", "--json", "-c", config())).isEqualTo(74);
    assertThat(jsonLines()).singleElement().matches(line -> line.path("exitCode").asInt() == 74);
  }

  @Test
  void enroll_newAuthority_makesKeysRequestsAndConfiguration() {
    assertThat(run("enroll", path("police"), "--id", "XX/POLICE02", "--provider", "XX/MESSENG1"))
        .isZero();
    assertThat(lab.resolve("police"))
        .isDirectoryContaining("glob:**tls.csr")
        .isDirectoryContaining("glob:**signing.p12")
        .isDirectoryContaining("glob:**delivery-1.keyset")
        .isDirectoryContaining("glob:**authority.yaml");
    assertThat(run("enroll", path("police"), "--id", "XX/POLICE02", "--provider", "XX/MESSENG1"))
        .isEqualTo(2);
  }

  @Test
  void sign_withTheKeyOfAnotherOffice_isRefusedByNameOfTheOption() {
    assertThat(runNew("--target", "MessengerAccount:1", "--for", "2h")).isZero();
    String judge = lab.resolve("judge").toString();

    assertThat(sign("--tsa", judge + "/judge.p12", "--tsa-password", judge + "/password"))
        .isEqualTo(77);
    assertThat(err.toString()).contains("--tsa").contains("time-stamping authority");
  }

  private int runNew(String... options) {
    return run(
        Stream.concat(
                Stream.of("warrant", "new", "-c", config(), "-o", path("draft.yaml")),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private int sign(String... options) {
    return run(
        Stream.concat(
                Stream.of(
                    "sign", path("draft.yaml"), "--lab", lab.toString(), "-o", path("warrant.p7m")),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new AuthorityCommand(PARTIES.surroundings()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private List<JsonNode> jsonLines() throws IOException {
    return Stream.of(out.toString().split("\n"))
        .filter(line -> line.startsWith("{"))
        .map(AuthorityCommandTest::parse)
        .toList();
  }

  private static JsonNode parse(String line) {
    try {
      return Objects.requireNonNull(JSON.readTree(line));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String config() {
    return config.toString();
  }

  private String path(String name) {
    return lab.resolve(name).toString();
  }
}
