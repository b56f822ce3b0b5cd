package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frontdoor.benchmarks.BenchException;
import org.junit.jupiter.api.Test;

class ReadmeBlockTest {

  private static final String EMPTY = "<!-- bench:begin -->\n<!-- bench:end -->\n";

  @Test
  void headlines_ofARun_standWithTheirFirstGoal() throws BenchException {
    assertThat(ReadmeBlock.update(EMPTY, Samples.run(), List.of("full-load", "disk")))
        .contains(
            "| End to end at full load | end to end 410,001 records/s | share of L 0.41 × | ≥ 0.3"
                + " ×, met |\n")
        .contains("Some CPU @ 2 GHz, 2 cores for both sides together, 4 GiB")
        .doesNotContain("Bytes on disk", "quick");
  }

  @Test
  void block_writtenTwice_isTheSame() throws BenchException {
    String once = ReadmeBlock.update(EMPTY, Samples.run(), List.of("full-load"));
    assertThat(ReadmeBlock.update(once, Samples.run(), List.of("full-load"))).isEqualTo(once);
  }
}
