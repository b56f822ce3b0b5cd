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

  private static final int LANES = 4;

  private static final Path PAGES = Path.of("..", "docs", "conformance");

  @TempDir Path folder;

  @Test
  void matrix_hasNoSurvivorAndNoCollateral() throws Exception {
    List<Mutant> mutants = examined();
    Published published = new Published(mutants);
    List<Mutant> missing = mutants.stream().filter(one -> !published.has(one)).toList();
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<?>> running = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        List<Mutant> share = new ArrayList<>();
        for (int i = lane; i < missing.size(); i += LANES) {
          share.add(missing.get(i));
        }
        Path labs = folder.resolve("lane-" + lane);
        running.add(lanes.submit(() -> MatrixLane.examine(share, labs, published::add)));
      }
      for (Future<?> lane : running) {
        var unused = lane.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }

    assertThat(published.rows()).filteredOn(row -> !row.killed()).as("survivors").isEmpty();
    assertThat(published.rows())
        .filteredOn(row -> !row.collateral().isEmpty())
        .as("collateral")
        .isEmpty();
  }

  /** What has been found out so far, on the page. A run that was broken off goes on from there. */
  private static final class Published {

    private final List<String> order;
    private final List<Row> rows;

    private Published(List<Mutant> mutants) throws IOException {
      order = mutants.stream().map(Mutant::toString).toList();
      Path earlier = PAGES.resolve("kill-matrix.csv");
      List<String> lines = Files.exists(earlier) ? Files.readAllLines(earlier) : List.of();
      rows = new ArrayList<>(Matrix.earlier(lines, purposes()));
      rows.removeIf(row -> !order.contains(name(row)) || !row.killed());
      rows.removeIf(row -> !row.collateral().isEmpty());
    }

    private synchronized boolean has(Mutant mutant) {
      return rows.stream().anyMatch(row -> name(row).equals(mutant.toString()));
    }

    private synchronized List<Row> rows() {
      return List.copyOf(rows);
    }

    private synchronized void add(Row row) {
      rows.add(row);
      rows.sort(Comparator.comparingInt(one -> order.indexOf(name(one))));
      Matrix matrix = new Matrix(purposes(), rows);
      write("kill-matrix.csv", matrix.csv());
      write("kill-matrix.md", matrix.markdown(order.size(), AllMutants.list().size()));
    }

    private static String name(Row row) {
      return row.purpose() + ": " + row.fault();
    }

    private static void write(String file, String text) {
      try {
        Files.writeString(PAGES.resolve(file), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The first mutant of each purpose that has a case in the matrix. */
  static List<Mutant> examined() {
    List<String> purposes = purposes();
    Set<String> seen = new HashSet<>();
    return AllMutants.list().stream()
        .filter(mutant -> purposes.contains(mutant.purpose()))
        .filter(mutant -> seen.add(mutant.purpose()))
        .toList();
  }

  static List<String> purposes() {
    return MatrixLane.cases().stream().map(TestCase::purpose).distinct().toList();
  }
}
