package org.frontdoor.provider.delivery;

import java.time.Duration;

/**
 * Bounds and timers of the delivery stream (TS 102 232-1 clauses 6.3.4 and 7.2.3).
 *
 * @param windowBytes most bytes of units on their way unacknowledged, 64 KiB to 64 MiB; the
 *     authority may ask for less
 * @param keepaliveIdle idle time before a sign of life is asked for (TIME1)
 * @param keepaliveAnswer time in which a side answers such a request at the latest (TIME2)
 * @param keepaliveTimeout time after which a stream without a sign of life is closed (TIME3)
 * @param checkpointInterval longest time between a unit and the checkpoint that covers it
 * @param checkpointUnits how many units at most a checkpoint covers anew
 */
public record DeliverySettings(
    int windowBytes,
    Duration keepaliveIdle,
    Duration keepaliveAnswer,
    Duration keepaliveTimeout,
    Duration checkpointInterval,
    int checkpointUnits) {

  /** The values of TS 102 232-1 clause 6.3.4, a window of 4 MiB and a checkpoint a second. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          4 << 20,
          Duration.ofSeconds(120),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          CheckpointDesk.MAX_LEAVES);

  /** Refuses what cannot work; names the setting. */
  public DeliverySettings {
    require(windowBytes >= 64 << 10 && windowBytes <= 64 << 20, "windowBytes: 64 KiB to 64 MiB");
    require(positive(keepaliveIdle), "keepaliveIdle: more than 0");
    require(positive(keepaliveAnswer), "keepaliveAnswer: more than 0");
    require(
        keepaliveTimeout.compareTo(keepaliveAnswer) > 0,
        "keepaliveTimeout (TIME3): more than keepaliveAnswer (TIME2), TS 102 232-1 clause 6.3.4");
    require(positive(checkpointInterval), "checkpointInterval: more than 0");
    require(checkpointUnits > 0, "checkpointUnits: more than 0");
  }

  private static boolean positive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
