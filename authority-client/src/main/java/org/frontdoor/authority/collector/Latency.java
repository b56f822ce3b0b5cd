package org.frontdoor.authority.collector;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long it took from the provider's handling of an event until its record was durable here, in
 * microseconds. It means something where both clocks agree, as on one machine.
 */
public final class Latency {

  private static final long HIGHEST_MICROS = 3_600_000_000L;

  private final ConcurrentHistogram histogram = new ConcurrentHistogram(HIGHEST_MICROS, 3);

  Latency() {}

  void record(Round round, long durableMicros) {
    for (RecordTimes batch : round.recordTimes()) {
      batch.forEach(
          time -> histogram.recordValue(Math.clamp(durableMicros - time, 0, HIGHEST_MICROS)));
    }
  }

  /** The figures up to now, as a copy. */
  public Histogram snapshot() {
    return histogram.copy();
  }
}
