package org.frontdoor.provider.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.common.v1.EndpointId;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each authority, so that none can starve another (TS 101 331 clause 4.14 d).
 *
 * <p>Only authenticated peers get a bucket, so that their number is bounded by the certificates
 * issued.
 */
public final class AuthorityRateLimit {

  private static final double NANOS = 1e9;

  private final InstantSource clock;
  private final double perSecond;
  private final double burst;
  private final Map<EndpointId, Bucket> buckets = new ConcurrentHashMap<>();

  /** Tokens at an instant, and whether the message that came then took one. */
  private record Bucket(double tokens, Instant at, boolean taken) {}

  /**
   * @param perSecond messages a second that an authority may send for long; at least 1
   * @param burst messages that it may send at once; at least 1
   */
  public AuthorityRateLimit(InstantSource clock, int perSecond, int burst) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("A rate limit must let something through.");
    }
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /**
   * Takes a token.
   *
   * @return empty if the message may pass, otherwise how long to wait before the next try
   */
  public Optional<Duration> take(EndpointId authority) {
    Bucket after = buckets.compute(authority, (id, before) -> next(before));
    return after.taken
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil((1 - after.tokens) / perSecond * NANOS)));
  }

  private Bucket next(@Nullable Bucket before) {
    Instant now = clock.instant();
    double tokens = before == null ? burst : refilled(before, now);
    return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
  }

  private double refilled(Bucket before, Instant now) {
    double seconds = Math.max(0, Duration.between(before.at, now).toNanos() / NANOS);
    return Math.min(burst, before.tokens + seconds * perSecond);
  }
}
