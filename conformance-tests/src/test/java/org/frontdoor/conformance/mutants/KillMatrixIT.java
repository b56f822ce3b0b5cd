package org.frontdoor.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.Matrix.Row;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the whole suite against every mutant and writes the kill matrix. It takes a quarter of an
 * hour, so it runs only when asked for; {@link KillIT} runs each mutant against its own purpose
 * every time, and {@link KillMatrixTest} sees that the published matrix is of these mutants.
 */
@Tag("slow")
@EnabledIfSystemProperty(
    named = "frontdoor.matrix",
    matches = "write",
    disabledReason = "takes a quarter of an hour; ask for it with -Dfrontdoor.matrix=write")
final class KillMatrixIT {

  private static final int LANES = 2;

  @TempDir Path folder;

  @Test
  void matrix_hasNoSurvivorAndNoCollateral() throws Exception {
    List<Mutant> mutants = AllMutants.list();
    List<Row> rows = new ArrayList<>();
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<Row>> running = new ArrayList<>();
      for (int i = 0; i < mutants.size(); i++) {
        Mutant mutant = mutants.get(i);
        Path lab = folder.resolve("lab-" + i);
        running.add(lanes.submit(() -> examine(mutant, lab)));
      }
      for (Future<Row> row : running) {
        rows.add(row.get());
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    Matrix matrix = new Matrix(purposes(), rows);
    write("kill-matrix.csv", matrix.csv());
    write("kill-matrix.md", matrix.markdown());

    assertThat(rows).filteredOn(row -> !row.killed()).as("survivors").isEmpty();
    assertThat(rows).filteredOn(row -> !row.collateral().isEmpty()).as("collateral").isEmpty();
  }

  static List<String> purposes() {
    return AllCases.list().stream().map(TestCase::purpose).distinct().toList();
  }

  private static Row examine(Mutant mutant, Path lab) {
    try (ReferenceProvider reference = ReferenceProvider.start(lab)) {
      Setting setting = reference.setting("matrix", 1);
      ProviderSecrets secrets =
          new ProviderSecrets(reference.providerSigning(), reference.evidence(), setting);
      try (MutantProvider endpoint =
          MutantProvider.inFrontOf(reference, secrets, mutant.mutation())) {
        RunResult result = reference.run(endpoint.address(), AllCases.list(), setting);
        return Row.of(mutant, result);
      }
    }
  }

  private static void write(String file, String text) {
    try {
      Files.writeString(Path.of("..", "docs", "conformance", file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
