package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.benchmarks.report.Explanations;
import org.frontdoor.benchmarks.report.Published;
import org.frontdoor.benchmarks.report.ReadmeBlock;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunFile;
import org.frontdoor.benchmarks.report.RunPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/performance.md and the README's figures equal to what the kept run gives; {@code
 * ./frontdoor bench render docs/performance/run.json --docs docs --readme README.md} repairs both.
 */
class PerformancePageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");
  private static final Path KEPT = DOCS.resolve("performance").resolve(RunFile.NAME);

  @BeforeEach
  void requireARun() {
    assumeTrue(Files.exists(KEPT), "no run is kept in docs/performance yet");
  }

  @Test
  void page_ofTheKeptRun_isWhatTheProgramWrites() throws IOException, BenchException {
    RunPage page = new RunPage(RunFile.read(KEPT), Explanations.shipped());
    assertThat(DOCS.resolve("performance.md")).content().isEqualTo(page.markdown());
    assertThat(page.unexplained()).as("rows that fall short without an explanation").isEmpty();
  }

  @Test
  void charts_ofTheKeptRun_areWhatTheProgramDraws() throws BenchException {
    Published.charts(RunFile.read(KEPT))
        .forEach((name, svg) -> assertThat(KEPT.resolveSibling(name)).content().isEqualTo(svg));
  }

  @Test
  void readme_ofTheProject_showsTheKeptRun() throws IOException, BenchException {
    Run run = RunFile.read(KEPT);
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(readme).isEqualTo(ReadmeBlock.update(readme, run, Rows.headlines()));
  }

  @Test
  void run_thatIsKept_isNoQuickOneAndNamesNoFolderOfItsMachine() throws Exception {
    assertThat(RunFile.read(KEPT).quick()).isFalse();
    String kept = Files.readString(KEPT);
    assertThat(LocalPaths.without(kept)).isEqualTo(kept);
  }
}
