package org.frontdoor.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.scenarios.Registry;
import org.junit.jupiter.api.Test;

/** The runs that are published are those of the catalogue as it is, and the page is theirs. */
final class PublishedRunsTest {

  private static final Path FOLDER = Path.of("..", "docs", "threat-lab");
  private static final String REMEDY =
      "run FRONTDOOR_WITH=libsignal ./frontdoor lab run --all --json > docs/threat-lab/runs.json"
          + " and ./frontdoor lab matrix docs/threat-lab/runs.json > docs/threat-lab/matrix.txt";

  @Test
  void publishedRuns_areOfEveryProfileAndAsItExpects() throws Exception {
    List<String> expected = new ArrayList<>();
    for (Entry entry : Catalogue.load(Registry.all().ids()).entries().values()) {
      for (Profile profile : entry.profiles().values()) {
        expected.add(
            String.join(
                " ",
                entry.id() + "/" + profile.name(),
                profile.cells().toString(),
                word(profile.expectation().effect()),
                word(profile.expectation().visibility().kind())));
      }
    }
    List<String> published = new ArrayList<>();
    for (RunSummary run : runs()) {
      RunSummary.Verdict verdict = run.verdict().orElseThrow();
      published.add(
          String.join(
              " ",
              run.key().words(),
              run.cells().toString(),
              verdict.effect(),
              verdict.visibility()));
      assertThat(run.judged().judgement()).as(run.key().words()).isEqualTo("as predicted");
    }
    assertThat(published).as(REMEDY).containsExactlyElementsOf(expected);
  }

  @Test
  void publishedMatrix_isDrawnFromThePublishedRuns() throws Exception {
    assertThat(Files.readAllLines(FOLDER.resolve("matrix.txt")))
        .as(REMEDY)
        .isEqualTo(MatrixText.lines(Matrix.of(runs(), Predictions.load())));
  }

  private static List<RunSummary> runs() throws Exception {
    return RunFile.read("runs.json", Files.readString(FOLDER.resolve("runs.json")));
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
