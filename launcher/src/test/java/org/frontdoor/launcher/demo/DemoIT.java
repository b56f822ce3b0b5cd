package org.frontdoor.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.launcher.trace.TraceFile;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a user runs it. */
@Tag("slow")
class DemoIT {

  private static final Path COLLEGE_MSG = Path.of("..", "..", "shared", "data", "CollegeMsg.txt");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int INTERRUPTED = 130;

  /**
   * A test that runs in the background may have been told to ignore interrupts; children inherit
   * it.
   */
  private static final String HEED_INTERRUPTS = "--default-signal=INT";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  private final Queue<String> output = new ConcurrentLinkedQueue<>();

  private Path out() {
    return temp.resolve("out");
  }

  private Child demo(String... options) {
    return demo(List.of(), options);
  }

  /** The demonstration, started through another program that becomes it. */
  private Child demo(List<String> through, String... options) {
    List<String> arguments = new ArrayList<>(List.of("demo", "--out", out().toString()));
    arguments.addAll(List.of(options));
    List<String> command = new ArrayList<>(through);
    command.addAll(JavaProgram.frontdoor(List.of(), arguments));
    return Child.start(
        new Child.Plan("demo", command, Map.of(), temp.resolve("demo.log")), output::add);
  }

  /** Processes that work on this test's folder. */
  private boolean anybodyLeft() {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(out().toString()));
  }

  private void assertExact(Path trace, List<String> targets) throws IOException {
    Map<String, Long> lines = TraceFile.summarise(trace).linesOf();
    JsonNode report = JSON.readTree(out().resolve("report.json").toFile());
    assertThat(report.path("verified").asBoolean()).isTrue();
    assertThat(report.path("lost").asLong()).isZero();
    assertThat(report.path("duplicated").asLong()).isZero();
    assertThat(report.path("perTarget").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(targets);
    List<String> records = Files.readAllLines(out().resolve("records.jsonl"));
    assertThat(records).hasSize(report.path("records").asInt());
    for (String target : targets) {
      long expected = lines.getOrDefault(target, 0L);
      assertThat(report.path("perTarget").path(target).path("records").asLong())
          .as(target)
          .isEqualTo(expected);
      assertThat(records.stream().filter(line -> line.contains("\"target\":\"" + target + "\"")))
          .hasSize((int) expected);
    }
  }

  @Test
  void traceWithBrokenLines_endsWithCountsEqualToItsGoodLines() throws Exception {
    Path trace = temp.resolve("trace.txt");
    StringBuilder text = new StringBuilder("src dst time\n");
    for (int i = 0; i < 5_000; i++) {
      text.append(i % 7).append(' ').append(i % 11).append(' ').append(1_000_000 + i).append('\n');
      if (i % 1_000 == 500) {
        text.append("broken line\n");
      }
    }
    Files.writeString(trace, text);

    try (Child demo = demo("--trace", trace.toString(), "--speed", "max", "--targets", "0,5,10")) {
      assertThat(demo.awaitEnd(PATIENCE)).isTrue();
      assertThat(demo.exitCode()).as(String.join("\n", output)).hasValue(0);
    }

    assertExact(trace, List.of("0", "5", "10"));
    assertThat(output).anyMatch(line -> line.contains("line 503: it has 2 fields"));
    assertThat(anybodyLeft()).as("processes left behind").isFalse();
  }

  @Test
  void collegeMsg_endsWithCountsEqualToItsLines() throws Exception {
    assumeTrue(
        Files.exists(COLLEGE_MSG), "the CollegeMsg trace is not at " + COLLEGE_MSG.normalize());
    Path trace = COLLEGE_MSG.toAbsolutePath().normalize();

    try (Child demo = demo("--trace", trace.toString(), "--speed", "max")) {
      assertThat(demo.awaitEnd(PATIENCE)).isTrue();
      assertThat(demo.exitCode()).as(String.join("\n", output)).hasValue(0);
    }

    assertExact(trace, TraceFile.summarise(trace).busiest(3));
  }

  @Test
  void generatedTraffic_isDeliveredAndVerified() throws Exception {
    try (Child demo = demo("--duration", "3s", "--json")) {
      assertThat(demo.awaitEnd(PATIENCE)).isTrue();
      assertThat(demo.exitCode()).hasValue(0);
    }

    assertThat(output).hasSize(1);
    JsonNode report = JSON.readTree(output.element());
    assertThat(report.path("verified").asBoolean()).isTrue();
    assertThat(report.path("records").asLong()).isPositive();
    assertThat(report.path("perTarget").size()).isEqualTo(3);
  }

  @Test
  void interruptedDemo_endsItsProcessesAndSaysSo() throws Exception {
    assumeTrue(
        exitCode("env", HEED_INTERRUPTS, "true") == 0,
        "env " + HEED_INTERRUPTS + " does not work here; it needs GNU coreutils 8.31");
    try (Child demo = demo(List.of("env", HEED_INTERRUPTS), "--duration", "10m")) {
      awaitTraffic(demo);

      assertThat(exitCode("kill", "-INT", Long.toString(demo.pid()))).isZero();

      assertThat(demo.awaitEnd(PATIENCE)).isTrue();
      assertThat(demo.exitCode()).hasValue(INTERRUPTED);
      assertThat(anybodyLeft()).as("processes left behind").isFalse();
    }
  }

  @Test
  void killedDemo_leavesNoProcessBehind() {
    try (Child demo = demo("--duration", "10m")) {
      awaitTraffic(demo);

      demo.kill();

      await("its processes end by themselves").atMost(PATIENCE).until(() -> !anybodyLeft());
    }
  }

  private static int exitCode(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private void awaitTraffic(Child demo) {
    await("traffic starts")
        .atMost(PATIENCE)
        .until(
            () -> !demo.isAlive() || output.stream().anyMatch(l -> l.contains("traffic starts")));
    assertThat(demo.isAlive()).as(String.join("\n", demo.lastErrors())).isTrue();
  }
}
