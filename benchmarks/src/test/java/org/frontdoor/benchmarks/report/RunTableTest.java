package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTableTest {

  @Test
  void row_thatWasMeasured_showsFiguresGoalsAndNotesInAscii() {
    List<String> lines = RunTable.row(Samples.run().rows().getFirst());

    assertThat(lines)
        .extracting(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "full-load: End to end at full load (1 min 1 s)",
            " end to end 410,001 records/s (400,000 to 420,000, 3 samples)",
            " bytes | record 0.123",
            " goal: share of L 0.41 x, at least 0.3 x: met",
            " aim: share of L 0.41 x, at least 0.5 x: NOT met",
            " goal: p99 51 ms, at most 50 ms: NOT met",
            " note: The first run warms up and is not counted.");
    assertThat(lines).allMatch(line -> line.chars().allMatch(c -> c < 128));
  }

  @Test
  void row_thatBroke_saysWhyAndWhatToDo() {
    assertThat(RunTable.row(Samples.run().rows().getLast()))
        .contains("  NOT MEASURED: There is no disk. Plug one in.");
  }

  @Test
  void totals_ofARun_countGoalsAndAimsApart() {
    assertThat(RunTable.totals(Samples.run()))
        .containsExactly(
            "1 of 2 goals are met",
            "0 of 1 further aims are met",
            "1 of 2 rows could not be measured");
  }
}
