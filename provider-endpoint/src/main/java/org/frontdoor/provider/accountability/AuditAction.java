package org.frontdoor.provider.accountability;

/**
 * What an audit entry is about. A closed list, so that no free text finds its way into the log. The
 * number is what the chain hashes; it is never reused.
 */
public enum AuditAction {
  /** An object was read (TS 103 120 clause 6.4.5). */
  GET(1),
  /** An object was made (clause 6.4.6). */
  CREATE(2),
  /** An object was changed by its owner (clause 6.4.7). */
  UPDATE(3),
  /** Objects were listed (clause 6.4.8). */
  LIST(4),
  /** An object was handed to the other side (clause 6.4.10). */
  DELIVER(5),
  /** The provider's configuration was read. */
  GET_CSP_CONFIG(6),
  /** A whole message was refused (clause 6.4.9). */
  MESSAGE_REFUSED(7),
  /** Notifications were watched. */
  WATCH(8),
  /** A status changed by itself: time, a document, a fault. */
  STATUS_CHANGED(9),
  /** Interception of a task began or was resumed. */
  INTERCEPTION_STARTED(10),
  /** Interception of a task was held. */
  INTERCEPTION_HELD(11),
  /** Interception of a task ended for good. */
  INTERCEPTION_ENDED(12),
  /** Interception of a task failed or lost records. */
  INTERCEPTION_FAILED(13),
  /** An authority opened its delivery stream. */
  DELIVERY_OPENED(14),
  /** The provider's process started. */
  PROVIDER_STARTED(15),
  /** The provider's process stopped in order. */
  PROVIDER_STOPPED(16);

  private final int number;

  AuditAction(int number) {
    this.number = number;
  }

  /** The number that the chain hashes and a store keeps. */
  public int number() {
    return number;
  }

  /**
   * The action of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AuditAction ofNumber(int number) {
    for (AuditAction action : values()) {
      if (action.number == number) {
        return action;
      }
    }
    throw new IllegalArgumentException("There is no audit action " + number + ".");
  }
}
