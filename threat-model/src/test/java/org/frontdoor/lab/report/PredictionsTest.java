package org.frontdoor.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.CatalogueException;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Guarantee;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.scenarios.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The predictions beside the published table, and beside what the catalogue expects of runs. */
final class PredictionsTest {

  /** Transcribed by hand from the threat catalogue, section 4.4: G1 to G17 of a column. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "A0,  H H H H H H H   - - - - H H H - - H",
    "A1,  H H H H H H H   D B B D B B B B D H",
    "A3,  H B/S H D B B S/B D B B D S D S D B B",
    "A5,  D/S S S S D B H H/D D D D D B S B B D",
    "A8,  S S B B S B S   D S S S S H S S D S",
    "A9,  D D S S H D H   H - H D S H S H B H"
  })
  void prediction_ofAColumn_isAsPublished(String architecture, String column) {
    List<String> predicted =
        Arrays.stream(Guarantee.values())
            .filter(guarantee -> guarantee != Guarantee.G18)
            .map(guarantee -> letters(Architecture.valueOf(architecture), guarantee))
            .toList();
    assertThat(predicted).containsExactly(column.split("\\s+", -1));
  }

  @Test
  void surprise_ofAFullRun_isExplainedByEveryRunThatIsWorse() throws CatalogueException {
    for (Matrix.Cell cell : Matrix.of(asExpected(), Predictions.load()).measured()) {
      assertThat(cell.unexplained())
          .as(cell.guarantee() + " of " + cell.architecture())
          .extracting(run -> run.key().words())
          .isEmpty();
    }
  }

  @Test
  void surprise_withoutAText_isSaid() {
    RunSummary worse = run(Architecture.A5, "breaks", Optional.empty());
    Matrix matrix = Matrix.of(List.of(worse), Predictions.load());
    Matrix.Cell cell = matrix.cell(Architecture.A5, Guarantee.G10);
    assertThat(cell.surprising()).isTrue();
    assertThat(cell.unexplained()).containsExactly(worse);
    assertThat(MatrixText.lines(matrix))
        .anyMatch(line -> line.endsWith("B(D)! a surprise without an explanation"));
  }

  @Test
  void betterThanPredicted_isNoSurpriseAndStandsApart() {
    RunSummary better = run(Architecture.A5, "holds", Optional.empty());
    Matrix matrix = Matrix.of(List.of(better), Predictions.load());
    Matrix.Cell cell = matrix.cell(Architecture.A5, Guarantee.G10);
    assertThat(cell.surprising()).isFalse();
    assertThat(cell.betterThanPredicted()).isTrue();
    assertThat(cell.unexplained()).isEmpty();
    assertThat(MatrixText.lines(matrix))
        .anyMatch(line -> line.endsWith("H(D)+ better than predicted"));
    assertThat(MatrixJson.write(matrix)).contains("\"betterThanPredicted\" : true");
  }

  @Test
  void asPredicted_isNeither() {
    RunSummary degraded = run(Architecture.A5, "degrades", Optional.empty());
    Matrix.Cell cell =
        Matrix.of(List.of(degraded), Predictions.load()).cell(Architecture.A5, Guarantee.G10);
    assertThat(cell.surprising()).isFalse();
    assertThat(cell.betterThanPredicted()).isFalse();
  }

  private static String letters(Architecture architecture, Guarantee guarantee) {
    return Predictions.load().of(architecture, guarantee).stream()
        .map(Mark::letter)
        .collect(Collectors.joining("/"));
  }

  private static RunSummary run(Architecture architecture, String effect, Optional<String> why) {
    return new RunSummary(
        new RunSummary.Key("TST-01", "naive", "attack", 1),
        new Profile.Cells(architecture, Set.of(Guarantee.G10)),
        new RunSummary.Judged("as predicted", List.of()),
        Optional.of(
            new RunSummary.Verdict(effect, "detected", List.of(), "u_exp", new TreeMap<>())),
        why);
  }

  /** All profiles of the catalogue, each with the verdict that it expects. */
  private static List<RunSummary> asExpected() throws CatalogueException {
    List<RunSummary> runs = new ArrayList<>();
    for (Entry entry : Catalogue.load(Registry.all().ids()).entries().values()) {
      for (Profile profile : entry.profiles().values()) {
        runs.add(
            new RunSummary(
                new RunSummary.Key(entry.id(), profile.name(), "attack", 1),
                profile.cells(),
                new RunSummary.Judged("as predicted", List.of()),
                Optional.of(
                    new RunSummary.Verdict(
                        word(profile.expectation().effect()),
                        word(profile.expectation().visibility().kind()),
                        List.of(),
                        entry.terms().harm(),
                        new TreeMap<>())),
                profile.surprise()));
      }
    }
    return runs;
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
