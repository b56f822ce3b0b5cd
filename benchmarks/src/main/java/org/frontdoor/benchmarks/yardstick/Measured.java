package org.frontdoor.benchmarks.yardstick;

import org.jspecify.annotations.Nullable;

/**
 * What the client says to an order, exactly one part of it; travels as JSON.
 *
 * @param throughput of a stream
 * @param latencies of calls, as {@link Latencies#encode} writes them
 * @param failure why there is nothing
 */
record Measured(
    @Nullable Throughput throughput, @Nullable String latencies, @Nullable String failure) {

  static Measured of(Throughput throughput) {
    return new Measured(throughput, null, null);
  }

  static Measured of(Latencies latencies) {
    return new Measured(null, latencies.encode(), null);
  }

  static Measured failed(Exception cause) {
    return new Measured(null, null, cause.toString());
  }
}
