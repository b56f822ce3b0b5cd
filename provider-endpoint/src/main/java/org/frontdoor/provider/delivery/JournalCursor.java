package org.frontdoor.provider.delivery;

/**
 * How far interception has read the journal.
 *
 * @param offset offset of the first event not read
 * @param timeMicros time of the last event read, in microseconds since 1970-01-01T00:00:00Z
 */
public record JournalCursor(long offset, long timeMicros) {

  /** Before the first event. */
  public static final JournalCursor START = new JournalCursor(0, Long.MIN_VALUE);
}
