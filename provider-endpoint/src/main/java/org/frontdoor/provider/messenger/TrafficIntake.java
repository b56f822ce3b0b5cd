package org.frontdoor.provider.messenger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.provider.messenger.TrafficThread.Stop;

/**
 * Hands the events of a traffic source in when their time has come, many with one write when there
 * are many, with the position that the source has then. While the journal is unavailable it waits.
 * Used by one thread, from a start to a stop.
 */
final class TrafficIntake {

  /** Events handed in with one write at most. */
  private static final int BATCH = 8192;

  private static final long RETRY_NANOS = 100_000_000;

  private final EventJournal journal;
  private final String source;
  private final TrafficSpeed speed;
  private final AtomicLong counter;
  private final Stop stop;
  private final List<EventDraft> batch = new ArrayList<>(BATCH);
  private final long startNanos = System.nanoTime();
  private double startSeconds = Double.NaN;
  private long position;

  /**
   * Makes one; the first event that it takes is due at once.
   *
   * @param source name of the source in the journal
   * @param counter counts what was handed in
   */
  TrafficIntake(
      EventJournal journal, String source, TrafficSpeed speed, AtomicLong counter, Stop stop) {
    this.journal = journal;
    this.source = source;
    this.speed = speed;
    this.counter = counter;
    this.stop = stop;
  }

  /** Where the source was when it last handed something in; empty when it is time to stop. */
  OptionalLong lastPosition() {
    while (true) {
      try {
        return OptionalLong.of(journal.sourcePosition(source).orElse(0));
      } catch (JournalUnavailableException e) {
        if (stop.within(RETRY_NANOS)) {
          return OptionalLong.empty();
        }
      }
    }
  }

  /**
   * Takes an event when it is due.
   *
   * @param seconds when, in the source's own time
   * @param positionAfter the source's position once the event is in the journal
   * @return false, and the event is not taken, when it is time to stop
   */
  boolean take(double seconds, EventDraft event, long positionAfter) {
    if (!awaitDue(seconds)) {
      return false;
    }
    batch.add(event);
    return pass(positionAfter);
  }

  /** Moves on without an event. */
  boolean pass(long positionAfter) {
    position = positionAfter;
    if (batch.size() >= BATCH || stop.now()) {
      return handIn() && !stop.now();
    }
    return true;
  }

  private boolean awaitDue(double seconds) {
    if (speed.isMax()) {
      return true;
    }
    if (Double.isNaN(startSeconds)) {
      startSeconds = seconds;
    }
    long due = startNanos + speed.nanos(seconds - startSeconds);
    return due - System.nanoTime() <= 0 || (handIn() && !stop.within(due - System.nanoTime()));
  }

  /** Hands in what was taken; false, and it is given up, when it is time to stop before that. */
  boolean handIn() {
    while (!batch.isEmpty()) {
      try {
        journal.append(batch, new SourcePosition(source, position));
        counter.addAndGet(batch.size());
        batch.clear();
      } catch (JournalUnavailableException e) {
        if (stop.within(RETRY_NANOS)) {
          return false;
        }
      }
    }
    return true;
  }
}
