package org.frontdoor.provider.delivery;

/**
 * When to ask for a sign of life, and when to give up (TS 102 232-1 clause 6.3.4). Times are
 * nanoseconds of any monotonic clock.
 *
 * <p>States: quiet (nothing asked) until idle for TIME1, then asked. Asked until the answer with
 * the request's number comes (quiet again) or TIME3 is over (expired). An acknowledgement that
 * releases something puts TIME3 off: a peer that stores what it was sent is slow, not dead, and its
 * answer waits behind the data.
 */
final class Keepalive {

  private final long idleNanos;
  private final long timeoutNanos;
  private long lastMoved;
  private long lastProgress;
  private long requests;
  private boolean asked;

  Keepalive(DeliverySettings settings, long now) {
    this.idleNanos = settings.keepaliveIdle().toNanos();
    this.timeoutNanos = settings.keepaliveTimeout().toNanos();
    this.lastMoved = now;
    this.lastProgress = now;
  }

  /** Data was sent, or something received. */
  void moved(long now) {
    lastMoved = now;
  }

  /** The peer has stored something. */
  void progressed(long now) {
    lastProgress = now;
  }

  boolean due(long now) {
    return !asked && now - lastMoved >= idleNanos;
  }

  /** Notes a request and gives its number. */
  long ask(long now) {
    asked = true;
    lastProgress = now;
    return requests++;
  }

  void answered(long sequenceNumber) {
    if (asked && sequenceNumber == requests - 1) {
      asked = false;
    }
  }

  boolean expired(long now) {
    return asked && now - lastProgress >= timeoutNanos;
  }

  /** When {@link #due} or {@link #expired} may change by time alone. */
  long deadline() {
    return asked ? lastProgress + timeoutNanos : lastMoved + idleNanos;
  }
}
