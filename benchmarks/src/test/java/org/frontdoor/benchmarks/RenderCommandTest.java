package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.benchmarks.report.RunFile;
import org.frontdoor.benchmarks.report.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenderCommandTest {

  private static final String README = "# It\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nend\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path run = Path.of("run.json");
  private Path readme = Path.of("README.md");

  @BeforeEach
  void keepARunWithARowThatNobodyExplains() throws IOException {
    String text = RunFile.write(Samples.run()).replace("\"full-load\"", "\"unexplained\"");
    run = Files.writeString(folder.resolve("run.json"), text);
    readme = Files.writeString(folder.resolve("README.md"), README);
  }

  private int render(Object... arguments) {
    return new CommandLine(new BenchCommand(List.of()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of("render"), Arrays.stream(arguments).map(Object::toString))
                .toArray(String[]::new));
  }

  @Test
  void run_thatWasKept_becomesAPageAndABlockOfTheReadme() throws IOException {
    Path docs = folder.resolve("docs");

    assertThat(render(run, "--docs", docs, "--readme", readme)).isZero();

    assertThat(docs.resolve("performance.md")).content().contains("End to end at full load");
    assertThat(docs.resolve("performance/run.json")).hasSameTextualContentAs(run);
    assertThat(Files.readString(readme))
        .startsWith("# It\n<!-- bench:begin -->\n")
        .endsWith("Java Maker 25.0.1+8, 2026-11-22.\n<!-- bench:end -->\nend\n")
        .doesNotContain("old");
    assertThat(out.toString())
        .contains("unexplained falls short of a goal and nothing explains it");
  }

  @Test
  void nothingToWrite_isRefused() {
    assertThat(render(run)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("name --docs, --readme or both");
  }

  @Test
  void file_withoutARun_isRefusedAndChangesNothing() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "[]");
    assertThat(render(other, "--readme", readme)).isEqualTo(BenchCommand.IO);
    assertThat(err.toString()).contains("other.json holds no run");
    assertThat(readme).hasContent(README);
  }

  @Test
  void readme_withoutAPlaceForFigures_isRefused() throws IOException {
    Files.writeString(readme, "# It\n");
    assertThat(render(run, "--readme", readme)).isEqualTo(BenchCommand.IO);
    assertThat(err.toString()).contains("has no place for figures");
  }
}
