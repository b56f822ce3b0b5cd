package org.frontdoor.benchmarks.micro;

import java.util.List;

/**
 * What a step costs.
 *
 * @param variant with what, such as {@code 64 records}; empty where there is one way only
 * @param micros microseconds, the mean of the samples
 * @param errorMicros half the width of the interval in which the mean lies with 99.9 % confidence
 * @param bytes allocated
 * @param samples microseconds in each iteration
 */
public record Cost(
    Step step,
    String variant,
    double micros,
    double errorMicros,
    double bytes,
    List<Double> samples) {

  /** Takes its own copy of the samples. */
  public Cost {
    samples = List.copyOf(samples);
  }

  /** What it is, in a few words. */
  public String words() {
    return variant.isEmpty() ? step.words() : step.words() + ", " + variant;
  }
}
