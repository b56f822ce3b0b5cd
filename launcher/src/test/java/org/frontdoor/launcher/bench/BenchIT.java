package org.frontdoor.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark as a user runs it, so that it can be run at all. What it measures here is looked at
 * by nobody: tests run on JVMs that compile but half.
 */
@Tag("slow")
class BenchIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  private final Queue<String> output = new ConcurrentLinkedQueue<>();

  private Child bench(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("bench", "--quick", "--out", temp.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return Child.start(
        new Child.Plan(
            "bench",
            JavaProgram.frontdoor(List.of(), arguments),
            Map.of(),
            temp.resolve("bench.log")),
        output::add);
  }

  @Test
  void fullLoad_measuredEndToEnd_comesWithItsYardsticksAndItsRawSamples() throws Exception {
    try (Child bench = bench("--only", "full-load", "--json")) {
      assertThat(bench.awaitEnd(PATIENCE)).isTrue();
      assertThat(bench.ended().join()).as("%s", bench.lastErrors()).isEqualTo(OptionalInt.of(0));
    }

    JsonNode run = JSON.readTree(String.join("\n", output));
    JsonNode result = run.path("rows").path(0).path("outcome").path("result");
    assertThat(run.path("rows").path(0).path("row").asText()).isEqualTo("full-load");
    assertThat(result.path("figures").findValuesAsText("name"))
        .contains("records end to end", "L, a bare stream in batches of 64");
    assertThat(result.path("figures").path(0).path("samples")).isNotEmpty();
    assertThat(result.path("goals").findValuesAsText("text")).contains("share of L");
    assertThat(JSON.readTree(temp.resolve("out/run.json").toFile())).isEqualTo(run);
    assertThat(temp.resolve("out/full-load-over-time.svg")).isRegularFile();
    assertThat(temp.resolve("out/scratch")).doesNotExist();
  }
}
