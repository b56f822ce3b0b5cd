package org.frontdoor.provider.register;

/**
 * What an object has become for good, kept beside its body because it can no longer be derived from
 * documents and time. An object never loses its latch; only a cancellation may follow an expiry or
 * a lapse.
 */
public enum Latch {
  /** Nothing is final yet. */
  NONE,
  /** Its time passed while it stood. */
  EXPIRED,
  /** It was an emergency that nobody confirmed in time. */
  LAPSED,
  /** Its owner or a document ended it. */
  CANCELLED,
  /** It was refused. */
  REJECTED;

  /** Whether an object with this latch may get another one. */
  public boolean mayBecome(Latch next) {
    return switch (this) {
      case NONE -> true;
      case EXPIRED, LAPSED -> next == this || next == CANCELLED;
      case CANCELLED, REJECTED -> next == this;
    };
  }
}
