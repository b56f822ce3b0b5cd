package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {

  private static final Explanations SILENT = row -> Optional.empty();
  private static final Explanations WRITTEN =
      row -> Optional.of("The time of " + row + " goes into *waiting*.");

  @TempDir private Path folder;

  @Test
  void page_ofARun_saysWhereWhenAndHowItWasMeasured() {
    String page = new RunPage(Samples.run(), SILENT).markdown();

    assertThat(page)
        .contains("Some CPU @ 2 GHz", "4 GiB", "Maker 25.0.1+8", "2026-11-22T01:02:03Z")
        .contains("./frontdoor bench --docs docs --readme README.md", "`0123456789ab`")
        .contains("**L**", "**N**", "**U**")
        .contains("Both sides run as processes.", "./frontdoor bench --only full-load")
        .doesNotContain("quick run");
  }

  @Test
  void table_ofAllRows_hasALineForEachGoal() {
    assertThat(new RunPage(Samples.run(), SILENT).markdown())
        .contains(
            "| [End to end at full load](#end-to-end-at-full-load) | end to end: 410,001 records/s"
                + " | share of L | 0.41 × | ≥ 0.3 × | met |\n"
                + "|  |  | share of L | 0.41 × | aim ≥ 0.5 × | not met |\n"
                + "|  |  | p99 | 51 ms | ≤ 50 ms | **not met** |\n"
                + "| [Bytes on disk](#bytes-on-disk) | could not be measured |");
  }

  @Test
  void section_ofARow_showsFiguresChartsAndNotes() {
    assertThat(new RunPage(Samples.run(), SILENT).markdown())
        .contains("## End to end at full load\n")
        .contains("| end to end | 410,001 records/s | 400,000 | 420,000 | 3 |")
        .contains("| bytes \\| record | 0.123 |")
        .contains("(performance/full-load-steady-latency.svg)")
        .contains("- The first run warms up and is not counted.")
        .contains("It could not be measured: There is no disk. Plug one in.");
  }

  @Test
  void explanation_ofARow_isPutInAsItIs() {
    assertThat(new RunPage(Samples.run(), WRITTEN).markdown())
        .contains("\nThe time of full-load goes into *waiting*.\n");
  }

  @Test
  void row_thatFallsShortUnexplained_isNamed() {
    assertThat(new RunPage(Samples.run(), SILENT).unexplained()).containsExactly("full-load");
    assertThat(new RunPage(Samples.run(), WRITTEN).unexplained()).isEmpty();
  }

  @Test
  void page_writtenAgain_leavesNoChartOfAnEarlierRun() throws IOException {
    Path charts = Files.createDirectories(folder.resolve("performance"));
    Files.writeString(charts.resolve("old.svg"), "<svg/>");

    Published.page(new RunPage(Samples.run(), SILENT), folder);

    assertThat(folder.resolve("performance.md")).exists();
    assertThat(charts.toFile().list())
        .containsExactlyInAnyOrder(
            "full-load-drain-over-time.svg", "full-load-steady-latency.svg", "run.json");
  }
}
