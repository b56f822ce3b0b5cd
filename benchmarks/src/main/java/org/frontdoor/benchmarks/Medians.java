package org.frontdoor.benchmarks;

import java.util.List;

/** The value in the middle. */
public final class Medians {

  private Medians() {}

  /**
   * The median; of an even number of samples, the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static double of(List<Double> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("There is no median of nothing");
    }
    List<Double> sorted = samples.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
