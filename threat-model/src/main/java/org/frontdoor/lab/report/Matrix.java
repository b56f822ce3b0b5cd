package org.frontdoor.lab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Guarantee;

/**
 * Architecture by guarantee, computed from attacks that were really run. A cell is as bad as the
 * worst run that bears on it; what a hardening makes of it stands in its runs. Of a cell on which a
 * run was stopped or failed nobody can tell how bad it is.
 */
public final class Matrix {

  private final Map<Guarantee, Map<Architecture, List<RunSummary>>> runs =
      new EnumMap<>(Guarantee.class);
  private final Predictions predictions;

  private Matrix(Predictions predictions) {
    this.predictions = predictions;
  }

  /**
   * A matrix.
   *
   * @param results runs; controls bear on nothing
   */
  public static Matrix of(List<RunSummary> results, Predictions predictions) {
    Matrix matrix = new Matrix(predictions);
    for (RunSummary result : results) {
      if (result.key().mode().equals("attack")) {
        for (Guarantee guarantee : result.cells().guarantees()) {
          matrix
              .runs
              .computeIfAbsent(guarantee, g -> new EnumMap<>(Architecture.class))
              .computeIfAbsent(result.cells().architecture(), a -> new ArrayList<>())
              .add(result);
        }
      }
    }
    return matrix;
  }

  /** One cell. */
  public Cell cell(Architecture architecture, Guarantee guarantee) {
    List<RunSummary> bearing =
        runs.getOrDefault(guarantee, Map.of()).getOrDefault(architecture, List.of());
    return new Cell(architecture, guarantee, bearing, predictions.of(architecture, guarantee));
  }

  /** Whether all runs that bear on a cell came to a verdict that was expected, or were skipped. */
  public boolean unsurprising() {
    return runs.values().stream()
        .flatMap(row -> row.values().stream())
        .flatMap(List::stream)
        .allMatch(run -> run.judged().unsurprising());
  }

  /** The cells that something bears on, be it skipped, by guarantee. */
  public List<Cell> measured() {
    List<Cell> cells = new ArrayList<>();
    for (Guarantee guarantee : Guarantee.values()) {
      for (Architecture architecture : Architecture.values()) {
        Cell cell = cell(architecture, guarantee);
        if (!cell.runs().isEmpty()) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /**
   * A cell.
   *
   * @param architecture its column
   * @param guarantee its row
   * @param runs what bears on it
   * @param predicted what was predicted; empty if nothing was
   */
  public record Cell(
      Architecture architecture, Guarantee guarantee, List<RunSummary> runs, List<Mark> predicted) {

    /** Copies. */
    public Cell {
      runs = List.copyOf(runs);
      predicted = List.copyOf(predicted);
    }

    /** The worst that was measured; empty if nothing has run. */
    public Optional<Mark> worst() {
      return marks(runs).stream().max(Comparator.naturalOrder());
    }

    /** The best that was measured; empty if nothing has run, or not all that was begun. */
    public Optional<Mark> best() {
      return isOpen() ? Optional.empty() : marks(runs).stream().min(Comparator.naturalOrder());
    }

    /** Whether a run was stopped or failed, so that the cell may be worse than it looks. */
    public boolean isOpen() {
      return runs.stream().anyMatch(run -> run.verdict().isEmpty() && !run.judged().wasSkipped());
    }

    /** Whether the worst that was measured is worse than everything that was predicted. */
    public boolean surprising() {
      return worst().map(this::worse).orElse(false);
    }

    /**
     * Whether the worst that was measured is better than everything that was predicted. That is no
     * surprise: the prediction is about the worst adversary, and perhaps it has not run.
     */
    public boolean betterThanPredicted() {
      return worst()
          .map(mark -> predicted.stream().allMatch(one -> mark.compareTo(one) < 0))
          .filter(better -> !predicted.isEmpty() && !isOpen())
          .orElse(false);
    }

    /** The runs that are worse than predicted and do not say why. */
    public List<RunSummary> unexplained() {
      return runs.stream()
          .filter(run -> run.surprise().isEmpty())
          .filter(run -> run.verdict().map(Mark::of).map(this::worse).orElse(false))
          .toList();
    }

    /** What is not offered cannot be worse than what holds, nor better. */
    private boolean worse(Mark mark) {
      return !predicted.isEmpty()
          && mark.compareTo(Mark.HOLDS) > 0
          && predicted.stream().allMatch(one -> mark.compareTo(one) > 0);
    }

    private static List<Mark> marks(List<RunSummary> runs) {
      return runs.stream().flatMap(run -> run.verdict().stream()).map(Mark::of).toList();
    }
  }
}
