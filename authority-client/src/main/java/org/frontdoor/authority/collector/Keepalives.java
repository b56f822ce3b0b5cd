package org.frontdoor.authority.collector;

import java.util.Optional;
import java.util.OptionalLong;
import org.frontdoor.hi2.v1.StreamOptions;

/**
 * Signs of life in both directions (TS 102 232-1 clause 6.3.4), without threads or a clock. Time is
 * any count of nanoseconds that only goes up. Whatever arrives restarts the idle time; a request of
 * ours that is not answered in time means that the other side is gone.
 *
 * <p>Not thread-safe; the stream guards it.
 */
public final class Keepalives {

  /** What is due. */
  public enum Due {
    /** Nothing yet. */
    NOTHING,
    /** Ask for a sign of life with {@link #ask}. */
    ASK,
    /** Give the stream up. */
    GIVE_UP
  }

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long idleNanos;
  private final long timeoutNanos;
  private long lastHeard;
  private long nextRequest;
  private long expectedRequest;
  private OptionalLong askedAt = OptionalLong.empty();

  /** Begins when the options are agreed. */
  public Keepalives(StreamOptions agreed, long nowNanos) {
    this.idleNanos = agreed.getKeepaliveIdleMillis() * NANOS_PER_MILLI;
    this.timeoutNanos = agreed.getKeepaliveTimeoutMillis() * NANOS_PER_MILLI;
    this.lastHeard = nowNanos;
  }

  /** Something arrived. */
  public void heard(long nowNanos) {
    lastHeard = nowNanos;
  }

  /** What is due now. */
  public Due due(long nowNanos) {
    if (askedAt.isPresent()) {
      return nowNanos - askedAt.getAsLong() > timeoutNanos ? Due.GIVE_UP : Due.NOTHING;
    }
    return nowNanos - lastHeard > idleNanos ? Due.ASK : Due.NOTHING;
  }

  /** Asks for a sign of life; returns the sequence number to send. */
  public long ask(long nowNanos) {
    askedAt = OptionalLong.of(nowNanos);
    return nextRequest++;
  }

  /**
   * The other side asks. Its requests count from 0, one by one.
   *
   * @return what is wrong with it, or nothing: then it is to be answered with its own number
   */
  public Optional<String> asked(long sequence) {
    if (sequence != expectedRequest) {
      return Optional.of("The provider's keepalive requests are not numbered one by one");
    }
    expectedRequest++;
    return Optional.empty();
  }

  /**
   * The other side answers.
   *
   * @return what is wrong with it, or nothing
   */
  public Optional<String> answered(long sequence) {
    if (askedAt.isEmpty() || sequence != nextRequest - 1) {
      return Optional.of("The provider answers a keepalive that was not asked for");
    }
    askedAt = OptionalLong.empty();
    return Optional.empty();
  }
}
