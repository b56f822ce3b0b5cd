package org.frontdoor.provider.storage.rocks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournalBatch;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.frontdoor.provider.messenger.SourcePosition;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The journal of a {@link RocksMessageStore}. */
final class RocksEventJournal implements EventJournal {

  private final RocksMessageStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  RocksEventJournal(RocksMessageStore store) {
    this.store = store;
  }

  @Override
  public long append(List<EventDraft> events) {
    return store.commit(new Commit(List.copyOf(events), List.of(), null));
  }

  @Override
  public long append(List<EventDraft> events, SourcePosition position) {
    return store.commit(new Commit(List.copyOf(events), List.of(), position));
  }

  @Override
  public OptionalLong sourcePosition(String source) {
    return store
        .read(
            rocks ->
                Optional.ofNullable(
                    rocks.db().get(rocks.handle(KeptRows.STATE), KeptRows.position(source))))
        .map(stored -> OptionalLong.of(KeptRows.number(stored)))
        .orElse(OptionalLong.empty());
  }

  @Override
  public long nextOffset() {
    return store.nextOffset();
  }

  @Override
  public long firstOffset() {
    return store.firstOffset();
  }

  @Override
  public JournalBatch read(long fromOffset, int maxEvents) {
    long next = store.nextOffset();
    if (fromOffset < 0 || fromOffset > next || maxEvents < 1) {
      throw new JournalDamagedException(
          "the journal was asked for offset " + fromOffset + " but ends at " + next);
    }
    while (true) {
      long start = Math.max(fromOffset, store.firstOffset());
      if (start >= next) {
        return new JournalBatch(fromOffset, List.of(), Math.max(fromOffset, start));
      }
      List<JournaledEvent> events = store.read(rocks -> readFrom(rocks, start, next, maxEvents));
      if (!events.isEmpty() && events.getFirst().offset() == start) {
        return new JournalBatch(fromOffset, events, start + events.size());
      }
      if (store.firstOffset() <= start) {
        throw new JournalDamagedException("events from offset " + start + " on are missing");
      }
    }
  }

  /** Whole blocks as long as they fit, but at least a part of the first. */
  private static List<JournaledEvent> readFrom(OpenRocks rocks, long start, long next, int max)
      throws RocksDBException {
    List<JournaledEvent> events = new ArrayList<>();
    long expected = start;
    try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.JOURNAL))) {
      rows.seekForPrev(JournalBlock.key(start));
      JournalBlock block = JournalRows.current(rows);
      while (block != null && block.first() <= expected && expected < block.end()) {
        if (block.end() > next || (!events.isEmpty() && events.size() + block.count() > max)) {
          break;
        }
        List<JournaledEvent> more = block.events(expected);
        events.addAll(more.subList(0, Math.min(more.size(), max)));
        expected = block.end();
        rows.next();
        block = JournalRows.current(rows);
      }
    }
    return events;
  }

  @Override
  public boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (store.nextOffset() <= offset && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return store.nextOffset() > offset;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void trim(long beforeOffset) {
    store.trim(beforeOffset);
  }

  @Override
  public void close() {
    store.close();
  }

  /** Wakes whoever waits, after a commit. */
  void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits, for good. */
  void signalClosed() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
