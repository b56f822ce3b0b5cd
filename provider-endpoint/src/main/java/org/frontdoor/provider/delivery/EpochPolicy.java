package org.frontdoor.provider.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a task begins a new epoch, besides every restart.
 *
 * @param maxRecords most records sealed under one epoch key, give or take one batch
 * @param maxAge longest time between the beginning of an epoch and a batch in it
 */
public record EpochPolicy(long maxRecords, Duration maxAge) {

  /** Refuses bounds that no epoch could keep. */
  public EpochPolicy {
    if (maxRecords < 1 || maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("An epoch holds at least a record, for some time.");
    }
  }

  boolean over(long records, long ageMicros) {
    return records >= maxRecords || ageMicros >= TimeUnit.NANOSECONDS.toMicros(maxAge.toNanos());
  }
}
