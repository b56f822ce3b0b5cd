package org.frontdoor.provider.messenger;

/** What can happen in the messenger. Each kind says which fields of an event it fills. */
public enum EventKind {
  /** The actor's device opened a session; the session is set. */
  SESSION_OPENED(1),
  /** The session ended, however it ended; the session is set. */
  SESSION_CLOSED(2),
  /**
   * The actor handed in a message: recipients are all to whom it goes at that moment (never the
   * actor, unless the actor wrote to itself), the group is set for group messages, the message has
   * an identifier. The session is the one that the sending device has open, if it has one.
   */
  MESSAGE_SENT(3),
  /**
   * A device of the actor acknowledged a stored message, named by its identifier, within a session;
   * the group is set for group messages. There are no recipients.
   */
  MESSAGE_RETRIEVED(4),
  /** The actor made the group and is its first member. */
  GROUP_CREATED(5),
  /** The actor added its one recipient to the group; both are the same for one that joins alone. */
  GROUP_JOINED(6),
  /** The actor left the group. */
  GROUP_LEFT(7);

  private final int code;

  EventKind(int code) {
    this.code = code;
  }

  /** The number that stands for the kind in stored events, from 1 to 15; never given twice. */
  public int code() {
    return code;
  }
}
