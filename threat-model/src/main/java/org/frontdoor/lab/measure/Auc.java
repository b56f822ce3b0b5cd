package org.frontdoor.lab.measure;

import java.util.Arrays;
import org.frontdoor.lab.scenario.Metric;

/**
 * Area under the receiver operating characteristic: how likely a score of the first kind is greater
 * than one of the second, ties counted half. 1 and 0 tell the two apart for certain, 1/2 not at
 * all.
 */
public final class Auc {

  private Auc() {}

  /**
   * The area as an exact fraction.
   *
   * @param positives scores of those that are to be found, at least one
   * @param negatives scores of the others, at least one
   */
  public static Metric of(double[] positives, double[] negatives) {
    double[] sorted = negatives.clone();
    Arrays.sort(sorted);
    long twice = 0;
    for (double positive : positives) {
      twice += below(sorted, positive, false) + below(sorted, positive, true);
    }
    return Metric.fraction(twice, 2L * positives.length * negatives.length, "area under the curve");
  }

  /** How many are less than a value, or less or equal. */
  private static int below(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = orEqual ? sorted[middle] <= value : sorted[middle] < value;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
