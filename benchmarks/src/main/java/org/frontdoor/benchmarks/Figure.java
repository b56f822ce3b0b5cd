package org.frontdoor.benchmarks;

import java.util.List;

/**
 * Something that was measured.
 *
 * @param name what it is, a few words that are unique in the row
 * @param unit such as {@code records/s}, {@code ms} or {@code MiB}; empty for a mere number, {@code
 *     ×} for a ratio
 * @param value the value, a finite number; the median where there are several samples
 * @param samples the raw measurements behind it in the order in which they were made; may be empty
 */
public record Figure(String name, String unit, double value, List<Double> samples) {

  /** Checks that it is a number and takes its own copy of the list. */
  public Figure {
    samples = List.copyOf(samples);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The figure \"" + name + "\" is not a number");
    }
  }

  /** Something that was measured once. */
  public static Figure of(String name, String unit, double value) {
    return new Figure(name, unit, value, List.of());
  }

  /**
   * The median of what was measured several times.
   *
   * @param samples at least one
   */
  public static Figure median(String name, String unit, List<Double> samples) {
    return new Figure(name, unit, Medians.of(samples), samples);
  }
}
