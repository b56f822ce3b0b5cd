package org.frontdoor.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.conformance.fake.MortalRelay;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their last case. */
@Tag("slow")
@Timeout(120)
final class EndedRunIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long SOME_CASES_BYTES = 60_000;

  /** Who was started in the background may have been told to ignore interrupts. */
  private static final String HEED_INTERRUPTS = "--default-signal=INT";

  @TempDir static Path lab;
  private static ReferenceProvider reference;

  @TempDir Path reports;

  @BeforeAll
  static void start() {
    reference = ReferenceProvider.start(lab.resolve("lab"));
  }

  @AfterAll
  static void stop() {
    reference.close();
  }

  @Test
  void endpointThatDies_isSaidOnceAndTheCasesSoFarAreReported() throws IOException {
    InetSocketAddress alive =
        new InetSocketAddress(reference.address().host(), reference.address().port());
    try (MortalRelay dying = MortalRelay.to(alive, SOME_CASES_BYTES)) {
      SuiteRun run =
          SuiteRun.against(
              dying.address(),
              reference.lab(),
              "--upper-tester",
              reference.testerAddress().toString(),
              "--report",
              reports.toString());

      assertThat(run.code()).as(run.out()).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(run.errorLines()).hasSize(1);
      assertThat(run.out()).contains("HDR-01").contains("PASS");
    }
    assertReport("gone");
  }

  @Test
  void interruptedRun_leavesItsReport() throws Exception {
    assumeTrue(
        exitCode("env", HEED_INTERRUPTS, "true") == 0,
        "env " + HEED_INTERRUPTS + " does not work here; it needs GNU coreutils 8.31");
    Queue<String> said = new ConcurrentLinkedQueue<>();
    try (Child suite = Child.start(plan(), said::add)) {
      await("some cases").atMost(PATIENCE).until(() -> said.toString().contains("PASS"));

      assertThat(exitCode("kill", "-INT", Long.toString(suite.pid()))).isZero();

      assertThat(suite.awaitEnd(PATIENCE)).isTrue();
      assertThat(suite.exitCode()).hasValue(ExitCodes.INTERRUPTED);
    }
    assertReport("interrupted");
  }

  private Child.Plan plan() {
    List<String> command = new ArrayList<>(List.of("env", HEED_INTERRUPTS));
    command.addAll(JavaProgram.main(ConformanceMain.class.getName(), List.of()));
    command.addAll(List.of("run", "--endpoint", reference.address().toString(), "--profile", "XX"));
    command.addAll(List.of("--upper-tester", reference.testerAddress().toString()));
    command.addAll(List.of("--credentials", reference.lab().conformance().toString()));
    command.addAll(List.of("--report", reports.toString()));
    return new Child.Plan("suite", command, Map.of(), lab.resolve("suite.err"));
  }

  private void assertReport(String ending) throws IOException {
    JsonNode report = new ObjectMapper().readTree(reports.resolve("report.json").toFile());
    assertThat(report.path("ending").asText()).isEqualTo(ending);
    assertThat(Files.readString(reports.resolve("report.html")))
        .contains("not complete")
        .contains("HDR-01");
    assertThat(SuiteRun.of("judge", reports.resolve("bundle.jsonl").toString()).code())
        .isEqualTo(ExitCodes.OK);
  }

  private static int exitCode(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
