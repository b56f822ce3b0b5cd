package org.frontdoor.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.frontdoor.conformance.mutants.Matrix.Row;
import org.frontdoor.conformance.script.TestCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the whole suite against one mutant of every purpose and writes the kill matrix. It takes ten
 * minutes, so it runs only when asked for; {@link KillIT} runs every mutant against its own purpose
 * every time, and {@link KillMatrixTest} sees that the published matrix is of these mutants.
 */
@Tag("slow")
@EnabledIfSystemProperty(
    named = "frontdoor.matrix",
    matches = "write",
    disabledReason = "takes ten minutes; ask for it with -Dfrontdoor.matrix=write")
final class KillMatrixIT {

  private static final int LANES = 2;

  @TempDir Path folder;

  @Test
  void matrix_hasNoSurvivorAndNoCollateral() throws Exception {
    List<Mutant> mutants = examined();
    List<Row> rows = new ArrayList<>();
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<List<Row>>> running = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        List<Mutant> share = new ArrayList<>();
        for (int i = lane; i < mutants.size(); i += LANES) {
          share.add(mutants.get(i));
        }
        Path labs = folder.resolve("lane-" + lane);
        running.add(lanes.submit(() -> MatrixLane.examine(share, labs)));
      }
      for (Future<List<Row>> lane : running) {
        rows.addAll(lane.get());
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    List<String> order = mutants.stream().map(Mutant::toString).toList();
    rows.sort(Comparator.comparingInt(row -> order.indexOf(row.purpose() + ": " + row.fault())));
    Matrix matrix = new Matrix(purposes(), rows);
    write("kill-matrix.csv", matrix.csv());
    write("kill-matrix.md", matrix.markdown(AllMutants.list().size()));

    assertThat(rows).filteredOn(row -> !row.killed()).as("survivors").isEmpty();
    assertThat(rows).filteredOn(row -> !row.collateral().isEmpty()).as("collateral").isEmpty();
  }

  /** The first mutant of each purpose. */
  static List<Mutant> examined() {
    Set<String> seen = new HashSet<>();
    return AllMutants.list().stream().filter(mutant -> seen.add(mutant.purpose())).toList();
  }

  static List<String> purposes() {
    return MatrixLane.cases().stream().map(TestCase::purpose).distinct().toList();
  }

  private static void write(String file, String text) {
    try {
      Files.writeString(Path.of("..", "docs", "conformance", file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
