package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

  private static final Row GOOD = FakeRow.reaching("good", 0.4);
  private static final Row SLOW = FakeRow.reaching("slow", 0.2);
  private static final Row BROKEN =
      new FakeRow(
          "broken",
          bench -> {
            throw new BenchException("There is no wire", "Plug it in.");
          });
  private static final Row FAULTY =
      new FakeRow(
          "faulty",
          bench -> {
            throw new IllegalStateException("cannot read " + bench.folder() + "/spool");
          });

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(List<Row> rows, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    return new CommandLine(new BenchCommand(rows))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private Run kept() throws BenchException {
    return RunFile.read(folder.resolve("out").resolve("run.json"));
  }

  @Test
  void list_always_namesRowsAndMeasuresNothing() {
    assertThat(run(List.of(BROKEN, GOOD), "--list")).isZero();
    assertThat(out.toString()).contains("good", "Title of good", "broken");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void rows_thatAreMeasured_areShownAndKept() throws BenchException {
    assertThat(run(List.of(GOOD, SLOW))).isZero();

    assertThat(out.toString())
        .contains("2,000 records/s", "0.4 x, at least 0.3 x: met", "0.2 x, at least 0.3 x: NOT met")
        .contains("1 of 2 goals are met");
    assertThat(kept().rows()).extracting("row").containsExactly("good", "slow");
  }

  @Test
  void rows_notAskedFor_areLeftOut() throws BenchException {
    assertThat(run(List.of(GOOD, SLOW), "--only", "slow")).isZero();
    assertThat(kept().rows()).extracting("row").containsExactly("slow");
  }

  @Test
  void row_thatDoesNotExist_isRefusedByName() {
    assertThat(run(List.of(GOOD), "--only", "fast")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("There is no row \"fast\"", "--list");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void row_thatBreaks_saysWhyAndTheOthersGoOn() throws BenchException {
    assertThat(run(List.of(BROKEN, FAULTY, GOOD))).isEqualTo(BenchCommand.BROKEN);

    assertThat(out.toString())
        .contains("NOT MEASURED: There is no wire. Plug it in.", "2 of 3 rows could not")
        .contains("IllegalStateException: cannot read spool. ");
    assertThat(kept().rows()).hasSize(3);
    assertThat(kept().rows().getLast().figures()).hasSize(1);
  }

  @Test
  void goals_thatAreRequired_failTheCommandIfNotMet() {
    assertThat(run(List.of(GOOD), "--require-goals")).isZero();
    assertThat(run(List.of(GOOD, SLOW), "--require-goals")).isEqualTo(BenchCommand.NOT_MET);
  }

  @Test
  void json_whenAskedFor_isAllThatStandardOutputHolds() throws IOException {
    assertThat(run(List.of(GOOD), "--json", "--quick")).isZero();

    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("quick").asBoolean()).isTrue();
    assertThat(document.at("/rows/0/outcome/result/goals/0/met").asBoolean()).isTrue();
    assertThat(document.at("/rows/0/outcome/result/figures/0/samples")).hasSize(3);
    assertThat(err.toString()).contains("Title of good");
  }

  @Test
  void documentation_thatCannotBeWritten_isRefusedBeforeAnythingIsMeasured() throws IOException {
    Path readme = Files.writeString(folder.resolve("README.md"), "# It\n");
    assertThat(run(List.of(GOOD), "--readme", readme.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run(List.of(GOOD), "--docs", readme.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("has no place for figures", "no folder to write into");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void notes_ofARow_areKeptWithoutFoldersOfThisMachine() throws BenchException {
    Row noting =
        new FakeRow(
            "noting",
            bench ->
                new RowResult(
                    FakeRow.result(1).figures(),
                    List.of(),
                    List.of(),
                    List.of("Measured in " + bench.folder() + ".")));
    assertThat(run(List.of(noting))).isZero();
    assertThat(RunFile.write(kept())).doesNotContain(folder.toString());
  }

  @Test
  void folder_ofARow_isEmptyBeforeAndGoneAfterwards() {
    Row writer =
        new FakeRow(
            "writer",
            bench -> {
              assertThat(bench.folder()).isEmptyDirectory();
              write(bench.folder().resolve("file"));
              return FakeRow.result(1);
            });

    assertThat(run(List.of(writer, BROKEN))).isEqualTo(BenchCommand.BROKEN);
    assertThat(files()).contains("run.json").doesNotContain("scratch");
  }

  @Test
  void folder_ofARow_staysWhenItIsToBeKept() {
    Row writer =
        new FakeRow(
            "writer",
            bench -> {
              write(bench.folder().resolve("file"));
              return FakeRow.result(1);
            });

    assertThat(run(List.of(writer), "--keep")).isZero();
    assertThat(folder.resolve("out/scratch/writer/file")).exists();
  }

  @Test
  void interruption_ofARow_endsTheRunAndKeepsWhatWasMeasured() throws BenchException {
    Row stopped =
        new FakeRow(
            "stopped",
            bench -> {
              throw new InterruptedException();
            });

    assertThat(run(List.of(GOOD, stopped, SLOW))).isEqualTo(BenchCommand.INTERRUPTED);
    assertThat(kept().rows()).extracting("row").containsExactly("good");
    assertThat(files()).contains("run.json").doesNotContain("scratch");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "something");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
