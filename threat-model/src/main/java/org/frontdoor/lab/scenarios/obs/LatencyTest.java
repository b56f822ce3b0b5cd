package org.frontdoor.lab.scenarios.obs;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * How many messages it takes to tell by their mean latency whether one account is slower than
 * another. Both send the same number; the difference of the means is significant at 5 % (one-sided,
 * the jitter being known), and that in 90 of 100 trials.
 *
 * @param jitterMicros standard deviation of the network's jitter, normally distributed
 * @param trials how often each number is tried
 * @param most messages of each account that are tried at most
 */
record LatencyTest(double jitterMicros, int trials, int most) {

  /** Of the standard normal distribution, exceeded with probability 0.05. */
  private static final double FIVE_PERCENT = 1.6448536269514722;

  private static final double POWER = 0.9;

  /**
   * Runs the trials.
   *
   * @param suspect latencies of the one account without jitter, used over and over
   * @param control those of the other
   * @return the smallest number of messages of each account that is enough
   */
  OptionalLong messagesNeeded(long[] suspect, long[] control, RandomGenerator random) {
    double[] difference = new double[trials];
    for (int n = 1; n <= most; n++) {
      int detected = 0;
      double threshold = FIVE_PERCENT * jitterMicros * StrictMath.sqrt(2.0 * n);
      for (int trial = 0; trial < trials; trial++) {
        difference[trial] += draw(suspect, n, random) - draw(control, n, random);
        detected += difference[trial] > threshold ? 1 : 0;
      }
      if (detected >= POWER * trials) {
        return OptionalLong.of(n);
      }
    }
    return OptionalLong.empty();
  }

  /** Latencies as they arrive over the network. */
  double[] arriving(long[] latencies, int count, RandomGenerator random) {
    double[] arriving = new double[count];
    for (int i = 0; i < count; i++) {
      arriving[i] = draw(latencies, i, random);
    }
    return arriving;
  }

  private double draw(long[] latencies, int index, RandomGenerator random) {
    return latencies[index % latencies.length] + jitterMicros * random.nextGaussian();
  }
}
