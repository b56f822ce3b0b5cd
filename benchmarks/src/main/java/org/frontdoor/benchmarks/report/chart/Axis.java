package org.frontdoor.benchmarks.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis.
 *
 * @param ticks what is written at it
 * @param share where a value lies: 0 at its beginning, 1 at its end
 */
record Axis(List<Tick> ticks, DoubleUnaryOperator share) {

  private static final int INTERVALS_UP = 5;
  private static final int INTERVALS_ACROSS = 8;
  private static final double LOGARITHMIC_FROM = 20;
  private static final int MOST_DECADES_WITH_HALVES = 3;
  private static final List<Double> PERCENTILES =
      List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 99.999, 99.9999);

  /** A value with its label. */
  record Tick(double value, String label) {}

  /** From 0 to a round number at or above a value. */
  static Axis fromZero(double most) {
    double step = step(most > 0 ? most : 1, INTERVALS_UP);
    int steps = (int) Math.max(1, Math.ceil(most / step - 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(new Tick(i * step, label(i * step)));
    }
    return new Axis(ticks, value -> value / (steps * step));
  }

  /** From 0 to exactly a value, with round numbers in between. */
  static Axis time(double seconds) {
    double end = seconds > 0 ? seconds : 1;
    double step = step(end, INTERVALS_ACROSS);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
      ticks.add(new Tick(i * step, label(i * step)));
    }
    return new Axis(ticks, value -> value / end);
  }

  /** For durations: logarithmic where the largest is many times the smallest. */
  static Axis durations(double least, double most) {
    return least > 0 && most / least >= LOGARITHMIC_FROM
        ? logarithmic(least, most)
        : fromZero(most);
  }

  /** For percentiles: each further nine takes the same room, as in an HdrHistogram. */
  static Axis percentiles(double highest) {
    double end = Math.max(nines(90), nines(highest));
    List<Tick> ticks =
        PERCENTILES.stream()
            .filter(percentile -> nines(percentile) <= end + 1e-9)
            .map(percentile -> new Tick(percentile, label(percentile)))
            .toList();
    return new Axis(ticks, percentile -> nines(percentile) / end);
  }

  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }

  private static Axis logarithmic(double least, double most) {
    List<Double> bounds = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(least));
    int last = (int) Math.ceil(Math.log10(most));
    boolean halves = last - first <= MOST_DECADES_WITH_HALVES;
    for (int decade = first; decade <= last; decade++) {
      for (int digit : halves ? new int[] {1, 2, 5} : new int[] {1}) {
        bounds.add(digit * Math.pow(10, decade));
      }
    }
    double lowest = bounds.stream().filter(b -> b <= least * (1 + 1e-9)).reduce(Math::max).get();
    double highest = bounds.stream().filter(b -> b >= most * (1 - 1e-9)).reduce(Math::min).get();
    List<Tick> ticks =
        bounds.stream()
            .filter(bound -> bound >= lowest && bound <= highest)
            .map(bound -> new Tick(bound, label(bound)))
            .toList();
    return new Axis(
        ticks, value -> Math.log(Math.max(value, lowest) / lowest) / Math.log(highest / lowest));
  }

  /** A round number that goes into a length about so many times. */
  private static double step(double length, int times) {
    double raw = length / times;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (raw <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Thousands and millions are abbreviated. */
  private static String label(double value) {
    if (value >= 1e6) {
      return digits(value / 1e6) + " M";
    }
    return value >= 1e4 ? digits(value / 1e3) + " k" : digits(value);
  }

  private static String digits(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
