package org.frontdoor.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.benchmarks.scale.ScaleTrace.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTraceTest {

  @TempDir private Path temp;

  @Test
  void messages_ofEverySection_matchInTheShareThatWasAskedFor() throws IOException {
    Population accounts = new Population(10_000);
    List<String> targets = accounts.spread(1_000);
    ScaleTrace trace =
        new ScaleTrace(
            accounts,
            targets,
            0.02,
            List.of(new Section(targets.subList(0, 10)), new Section(targets)),
            50_000);

    Map<String, Long> sent = trace.write(temp.resolve("trace.txt"));

    Set<String> apart = new HashSet<>(targets);
    Set<String> seconds = new HashSet<>();
    Map<String, Long> found = new HashMap<>();
    for (String line : Files.readAllLines(temp.resolve("trace.txt"))) {
      String[] fields = line.split(" ", -1);
      assertThat(apart).doesNotContain(fields[1]);
      assertThat(seconds.add(fields[2])).as("a second of its own").isTrue();
      if (apart.contains(fields[0])) {
        found.merge(fields[0], 1L, Long::sum);
      }
    }
    assertThat(found).isEqualTo(sent);
    assertThat(seconds).hasSize(100_000);
    assertThat(found.values().stream().mapToLong(Long::longValue).sum() / 100_000.0)
        .isCloseTo(0.02, within(0.002));
    assertThat(found.size()).isGreaterThan(500);
  }

  @Test
  void names_ofSmallAndLargePopulations_areOfOneLength() {
    assertThat(Population.account(9_999_999)).hasSameSizeAs(Population.account(0));
    assertThat(new Population(1_000_000).spread(100_000)).doesNotHaveDuplicates();
  }
}
