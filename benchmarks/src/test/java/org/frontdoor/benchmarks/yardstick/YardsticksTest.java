package org.frontdoor.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, for as long as it takes to see that something comes through. */
final class YardsticksTest {

  private static final Duration WARMUP = Duration.ofMillis(200);
  private static final Duration MEASURED = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @Test
  void yardsticks_askedInTurns_measureEachTime() throws Exception {
    RecordForm form = RecordForm.ofNames(8);
    try (Yardsticks yardsticks = Yardsticks.start(folder, World.real())) {
      Throughput batches = yardsticks.stream(form, WARMUP, MEASURED);
      Throughput singles = yardsticks.single(form, WARMUP, MEASURED);
      Latencies calls = yardsticks.unary(form, 200, WARMUP, MEASURED);
      Throughput batchesAgain = yardsticks.stream(form, WARMUP, MEASURED);

      assertThat(batches.recordsPerSecond()).isPositive();
      assertThat(singles.recordsPerSecond()).isPositive();
      assertThat(calls.count()).isEqualTo(200);
      assertThat(batchesAgain.samples()).hasSizeBetween(1, 4);
    }
  }
}
