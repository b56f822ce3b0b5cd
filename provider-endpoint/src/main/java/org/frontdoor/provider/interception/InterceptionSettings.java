package org.frontdoor.provider.interception;

import java.time.Duration;
import org.frontdoor.provider.delivery.EpochPolicy;

/**
 * Bounds of interception.
 *
 * @param maxEvents most journal events read in one piece
 * @param maxRoundEvents journal events after which a round ends, however many pieces are waiting
 * @param epochs when epochs change
 * @param spoolBytes most bytes kept for one authority
 * @param settleTime how long after an instant the journal may still take an event of before it; a
 *     task without later events ends that much after its end
 */
public record InterceptionSettings(
    int maxEvents, int maxRoundEvents, EpochPolicy epochs, long spoolBytes, Duration settleTime) {

  /** Epochs of an hour or a million records, a gigabyte for each authority. */
  public static final InterceptionSettings DEFAULT =
      new InterceptionSettings(
          4096,
          1 << 18,
          new EpochPolicy(1 << 20, Duration.ofHours(1)),
          1L << 30,
          Duration.ofSeconds(1));

  /** Refuses bounds that cannot work. */
  public InterceptionSettings {
    if (maxEvents < 1 || maxRoundEvents < 1 || spoolBytes < 1 || settleTime.isNegative()) {
      throw new IllegalArgumentException(
          "maxEvents, maxRoundEvents, spoolBytes: at least 1; settleTime: from 0");
    }
  }
}
