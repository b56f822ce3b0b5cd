package org.frontdoor.benchmarks.yardstick;

import java.util.List;

/**
 * How much came through.
 *
 * @param recordsPerSecond over the whole time
 * @param samples records per second in each stretch of {@link #SAMPLE_MILLIS}, in order
 */
public record Throughput(double recordsPerSecond, List<Double> samples) {

  /** Length of a stretch. */
  public static final int SAMPLE_MILLIS = 250;

  /** Takes its own copy of the samples. */
  public Throughput {
    samples = List.copyOf(samples);
  }
}
