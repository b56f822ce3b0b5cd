package org.frontdoor.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Guarantee;
import org.frontdoor.lab.catalogue.Lessons;
import org.frontdoor.lab.run.Judgement;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine;
import org.frontdoor.lab.scenario.StoryLine.Kind;
import org.frontdoor.lab.scenario.StoryLine.Phase;
import org.frontdoor.lab.scenario.Visibility;
import org.junit.jupiter.api.Test;

final class ReportTest {

  private static final Entry ENTRY = Lessons.entry();
  private static final RunResult NAIVE =
      result(
          "naive",
          Outcome.of(
                  Effect.degrades(Metric.fraction(1, 4, "of users")),
                  Visibility.detected("bob", "his door", 1))
              .with("u_exp", Metric.count(1, "users"))
              .with("t_det", Metric.notWithin(4, "epochs"))
              .took("forging", new BigDecimal("12.5")));
  private static final RunResult HARDENED =
      result(
          "hardened",
          Outcome.of(Effect.HOLDS, Visibility.SILENT).with("u_exp", Metric.count(0, "users")));

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void json_ofAnyRun_fitsItsSchema() throws Exception {
    RunResult skipped =
        new RunResult(
            NAIVE.plan(),
            new Judgement.Skipped("no module"),
            Optional.empty(),
            RunResult.Trace.NONE);
    JsonNode document = json.readTree(RunJson.write(List.of(NAIVE, HARDENED, skipped)));
    assertThat(schema().validate(document)).isEmpty();
    assertThat(document.at("/runs/0/outcome/effect/fraction/value").asText()).isEqualTo("0.25");
    assertThat(document.at("/runs/0/outcome/metrics/t_det/value").asText()).isEqualTo("never");
    assertThat(document.at("/runs/0/outcome/metrics/t_det/within").asLong()).isEqualTo(4);
    assertThat(document.at("/runs/1/documentedSurprise").asText()).contains("prototype");
    assertThat(document.at("/runs/2").has("outcome")).isFalse();
  }

  @Test
  void schema_doesNotAllowWhatItDoesNotKnow() throws Exception {
    JsonNode document =
        json.readTree(RunJson.write(List.of(NAIVE)).replace("\"harm\"", "\"benefit\""));
    assertThat(schema().validate(document)).isNotEmpty();
    JsonNode passed = json.readTree(RunJson.write(List.of(NAIVE)).replace("as predicted", "PASS"));
    assertThat(schema().validate(passed)).isNotEmpty();
    JsonNode failed =
        json.readTree(RunJson.write(List.of(NAIVE)).replace("as predicted", "failed"));
    assertThat(schema().validate(failed)).isNotEmpty();
  }

  @Test
  void file_ofRuns_readsBack() throws Exception {
    List<RunSummary> runs = RunFile.read("runs.json", RunJson.write(List.of(NAIVE, HARDENED)));
    assertThat(runs)
        .extracting(run -> run.key().words())
        .containsExactly("TST-01/naive", "TST-01/hardened");
    assertThat(runs.getFirst().verdict().orElseThrow().number()).isEqualTo("1");
    assertThat(runs.getFirst().verdict().orElseThrow().noticed())
        .containsExactly("bob", "his door", "1");
    assertThat(runs.getFirst().cells().guarantees()).containsExactly(Guarantee.G1, Guarantee.G2);
  }

  @Test
  void file_thatHoldsNoRuns_isRefusedWithThePlace() {
    assertThatThrownBy(() -> RunFile.read("x.json", "{"))
        .isInstanceOf(RunFileException.class)
        .hasMessageStartingWith("x.json is not JSON");
    assertThatThrownBy(() -> RunFile.read("x.json", "{}"))
        .isInstanceOf(RunFileException.class)
        .hasMessageContaining("has no format");
    String broken = RunJson.write(List.of(NAIVE)).replace("\"A0\"", "\"A12\"");
    assertThatThrownBy(() -> RunFile.read("x.json", broken))
        .isInstanceOf(RunFileException.class)
        .hasMessageContaining("run 1 names an architecture that there is not");
  }

  @Test
  void file_thatSaysWhatThereIsNot_isRefused() {
    String runs = RunJson.write(List.of(NAIVE, HARDENED));
    assertRefused(
        runs.replace("\"degrades\"", "\"brakes\""), "run 1, outcome, effect has the kind");
    assertRefused(runs.replace("\"attack\"", "\"atack\""), "run 1 has the mode atack");
    assertRefused(runs.replace("\"as predicted\"", "\"skipped\""), "is skipped and has an outcome");
    assertRefused(runs + runs, "is not JSON");
    assertRefused(RunJson.write(List.of(NAIVE, NAIVE)), "has TST-01/naive twice");
  }

  private static void assertRefused(String text, String why) {
    assertThatThrownBy(() -> RunFile.read("x.json", text))
        .isInstanceOf(RunFileException.class)
        .hasMessageContaining(why);
  }

  @Test
  void diff_ofWhatCameToNothing_isNoAgreement() throws Exception {
    RunSummary failed = without(new Judgement.Failed("the door is gone"), "naive");
    RunSummary skipped = without(new Judgement.Skipped("no module"), "hardened");
    assertThat(RunDiff.between(failed, failed))
        .containsExactly(
            "cannot be compared, TST-01/naive came to nothing: failed: the door is gone");
    assertThat(RunDiff.between(summaries().getLast(), skipped))
        .singleElement()
        .asString()
        .contains("no module");
    assertThat(RunDiff.between(List.of(skipped), List.of(skipped))).hasSize(1);
  }

  @Test
  void matrix_ofARunThatFailed_isOpenAndNoBetter() throws Exception {
    RunSummary failed = without(new Judgement.Failed("the door is gone"), "naive");
    Matrix matrix = Matrix.of(List.of(failed, summaries().getLast()), Predictions.load());
    Matrix.Cell cell = matrix.cell(Architecture.A0, Guarantee.G1);
    assertThat(cell.isOpen()).isTrue();
    assertThat(cell.best()).isEmpty();
    assertThat(cell.betterThanPredicted()).isFalse();
    assertThat(matrix.unsurprising()).isFalse();
    assertThat(MatrixText.lines(matrix))
        .anyMatch(line -> line.startsWith("G1   H?(H)"))
        .anyMatch(line -> line.contains("failed: the door is gone"));
    Matrix alone = Matrix.of(List.of(failed), Predictions.load());
    assertThat(MatrixText.lines(alone)).anyMatch(line -> line.startsWith("G1   ?(H)"));
  }

  @Test
  void matrix_ofARunThatWasSkipped_saysSoAndIsNotOpen() throws Exception {
    RunSummary skipped = without(new Judgement.Skipped("no module"), "naive");
    Matrix matrix = Matrix.of(List.of(skipped), Predictions.load());
    assertThat(matrix.unsurprising()).isTrue();
    assertThat(MatrixText.lines(matrix))
        .anyMatch(line -> line.startsWith("G1   .(H)"))
        .anyMatch(line -> line.contains("TST-01/naive") && line.endsWith("skipped: no module"));
  }

  private static RunSummary without(Judgement judgement, String profile) throws RunFileException {
    RunResult result =
        new RunResult(
            RunPlan.attack(ENTRY, ENTRY.profile(profile).orElseThrow(), 7),
            judgement,
            Optional.empty(),
            RunResult.Trace.NONE);
    return RunFile.read("runs.json", RunJson.write(List.of(result))).getFirst();
  }

  @Test
  void diff_ofTwoRuns_namesWhatChanged() throws Exception {
    List<RunSummary> runs = summaries();
    assertThat(RunDiff.between(runs.getFirst(), runs.getLast()))
        .containsExactly(
            "effect: degrades -> holds",
            "t_det: not within 4 epochs -> -",
            "u_exp: 1 -> 0",
            "visibility: detected (bob, his door, 1) -> silent");
    assertThat(RunDiff.between(runs, runs)).isEmpty();
    assertThat(RunDiff.between(runs, runs.subList(0, 1)))
        .containsExactly("TST-01/hardened: only in the first");
  }

  @Test
  void matrix_cellsAreAsBadAsTheirWorstRun() throws Exception {
    Matrix matrix = Matrix.of(summaries(), Predictions.load());
    Matrix.Cell past = matrix.cell(Architecture.A0, Guarantee.G1);
    assertThat(past.worst()).contains(Mark.DEGRADES);
    assertThat(past.best()).contains(Mark.HOLDS);
    assertThat(past.predicted()).containsExactly(Mark.HOLDS);
    assertThat(past.surprising()).isTrue();
    assertThat(matrix.cell(Architecture.A5, Guarantee.G1).worst()).isEmpty();
    assertThat(matrix.cell(Architecture.A5, Guarantee.G1).predicted())
        .containsExactly(Mark.DEGRADES, Mark.SILENT);
    assertThat(matrix.measured()).hasSize(2);
  }

  @Test
  void matrix_onATerminal_saysWhatNobodyRan() throws Exception {
    List<String> lines = MatrixText.lines(Matrix.of(summaries(), Predictions.load()));
    assertThat(lines).anyMatch(line -> line.startsWith("G1   D>H(H)!"));
    assertThat(lines).anyMatch(line -> line.contains(".(D/S)"));
    assertThat(lines).anyMatch(line -> line.contains("TST-01/naive") && line.endsWith("u_exp = 1"));
    assertThat(lines).anyMatch(line -> line.contains("The prototype said otherwise"));
    JsonNode cells =
        json.readTree(MatrixJson.write(Matrix.of(summaries(), Predictions.load()))).path("cells");
    assertThat(cells).hasSize(Architecture.values().length * Guarantee.values().length);
    assertThat(cells.get(1).path("worst").asText()).isEqualTo("not run");
  }

  @Test
  void matrix_controls_bearOnNothing() throws Exception {
    RunResult control =
        new RunResult(
            new RunPlan(
                ENTRY,
                ENTRY.profile("naive").orElseThrow(),
                org.frontdoor.lab.scenario.Mode.NULL_ATTACK,
                1),
            new Judgement.AsPredicted(),
            NAIVE.outcome(),
            RunResult.Trace.NONE);
    List<RunSummary> runs = RunFile.read("runs.json", RunJson.write(List.of(control)));
    assertThat(Matrix.of(runs, Predictions.load()).measured()).isEmpty();
  }

  @Test
  void prediction_ofEveryCell_isThere() {
    for (Architecture architecture : Architecture.values()) {
      for (Guarantee guarantee : Guarantee.values()) {
        assertThat(Predictions.load().of(architecture, guarantee).isEmpty())
            .isEqualTo(guarantee == Guarantee.G18);
      }
    }
  }

  @Test
  void story_onATerminal_neverCallsABreakAPass() {
    StringWriter text = new StringWriter();
    ConsoleStory story = new ConsoleStory(new PrintWriter(text));
    story.begins(NAIVE.plan());
    NAIVE.trace().story().forEach(story::tells);
    story.ends(NAIVE);
    assertThat(text.toString())
        .contains(
            "TST-01/naive  A scenario of the tests",
            "> The thief tries the door",
            "! The attacker holds a key",
            "-- epoch 2 --",
            "Effect:     degrades to 0.25",
            "Visibility: detected by bob at epoch 1 (his door)",
            "u_exp = 1 users <= the harm",
            "=> AS PREDICTED")
        .doesNotContain("PASS");
  }

  private static List<RunSummary> summaries() throws RunFileException {
    return RunFile.read("runs.json", RunJson.write(List.of(NAIVE, HARDENED)));
  }

  private static RunResult result(String profile, Outcome outcome) {
    return new RunResult(
        RunPlan.attack(ENTRY, ENTRY.profile(profile).orElseThrow(), 7),
        new Judgement.AsPredicted(),
        Optional.of(outcome),
        new RunResult.Trace(
            List.of(
                new StoryLine(0, Phase.DETONATE, Kind.DOES, "The thief", "tries the door"),
                new StoryLine(2, Phase.DETONATE, Kind.HOLDS, "The attacker", "a key")),
            new TreeSet<>(List.of("key")),
            Map.of(BudgetKind.OPERATIONS, 2L),
            new TreeSet<>(),
            Duration.ofMillis(3)));
  }

  private static JsonSchema schema() throws Exception {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("src/main/resources/schema/lab-runs.schema.json")));
  }
}
