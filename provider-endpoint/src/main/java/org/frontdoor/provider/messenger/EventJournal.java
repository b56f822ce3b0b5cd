package org.frontdoor.provider.messenger;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * The durable sequence of everything that happens in the messenger, for all users alike.
 *
 * <p>It is short: bounded by events and bytes, and when the bound is reached the oldest events go
 * first. A reader that comes too late is told how many it has missed ({@link JournalBatch#lost()}).
 * Nothing else is ever missing: damage is an error, not a hole.
 *
 * <p>All methods may be called by any thread. Those that touch the disk throw {@link
 * JournalUnavailableException} while it is full, read-only or broken, and work again once it is
 * not. {@code EventJournalContract} in the tests is what an implementation has to pass.
 */
public interface EventJournal extends AutoCloseable {

  /**
   * Appends events in their order, without events of others between them. Returns when they are
   * durable; callers that come at the same time share one write.
   *
   * @param events the events; none is allowed and does nothing
   * @return the offset of the first event, or the next offset if there was none
   * @throws JournalUnavailableException if nothing was appended
   */
  long append(List<EventDraft> events);

  /**
   * As {@link #append(List)}, and sets the position of a traffic source in the same atomic write.
   *
   * @throws JournalUnavailableException if nothing was appended and the position is as before
   */
  long append(List<EventDraft> events, SourcePosition position);

  /** The position that was last appended for a source; empty if there is none. */
  OptionalLong sourcePosition(String source);

  /** The offset that the next event will get: how many there have ever been. */
  long nextOffset();

  /** The offset of the oldest event that can be read; {@link #nextOffset()} if there is none. */
  long firstOffset();

  /**
   * Reads on from an offset. The answer may hold fewer events than there are, but none only if
   * there is none from this offset on.
   *
   * @param fromOffset at most {@link #nextOffset()}
   * @param maxEvents at least 1
   * @throws JournalDamagedException if stored events cannot be trusted any more, or the offset lies
   *     beyond the end of the journal: whoever read that far has read another journal
   */
  JournalBatch read(long fromOffset, int maxEvents);

  /**
   * Waits until there is an event at this offset, which is when {@link #nextOffset()} exceeds it.
   *
   * @return whether there is; false after the timeout, or when the journal was closed
   */
  boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException;

  /**
   * Allows the journal to forget the events before an offset. It may keep some of them for a while,
   * but never forgets the one at the offset.
   */
  void trim(long beforeOffset);

  /** Closes the journal; waiting readers return. */
  @Override
  void close();
}
