package org.frontdoor.provider.messenger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A journal that forgets everything with the process; passes the contract and can play broken. */
public final class InMemoryEventJournal implements EventJournal {

  private final InstantSource clock;
  private final int maxEvents;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JournaledEvent> events = new ArrayList<>();
  private final Map<String, Long> positions = new HashMap<>();
  private long first;
  private long lastTime;
  private boolean broken;
  private boolean closed;

  public InMemoryEventJournal(InstantSource clock, int maxEvents) {
    this.clock = clock;
    this.maxEvents = maxEvents;
  }

  /** From now on everything that would touch the disk fails, or works again. */
  public void setBroken(boolean broken) {
    locked(() -> this.broken = broken);
  }

  @Override
  public long append(List<EventDraft> drafts) {
    lock.lock();
    try {
      requireWorking();
      long offset = next();
      long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
      lastTime = Math.max(lastTime, now);
      for (EventDraft draft : drafts) {
        events.add(draft.at(next(), lastTime));
      }
      drop(Math.max(first, next() - maxEvents));
      changed.signalAll();
      return offset;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long append(List<EventDraft> drafts, SourcePosition position) {
    lock.lock();
    try {
      long offset = append(drafts);
      positions.put(position.source(), position.position());
      return offset;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OptionalLong sourcePosition(String source) {
    lock.lock();
    try {
      requireWorking();
      Long position = positions.get(source);
      return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long nextOffset() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long firstOffset() {
    lock.lock();
    try {
      return first;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public JournalBatch read(long fromOffset, int max) {
    lock.lock();
    try {
      requireWorking();
      if (fromOffset > next()) {
        throw new JournalDamagedException("offset beyond the end of the journal");
      }
      int start = (int) (Math.max(fromOffset, first) - first);
      int end = (int) Math.min(events.size(), (long) start + max);
      return new JournalBatch(fromOffset, List.copyOf(events.subList(start, end)), first + end);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (next() <= offset && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return next() > offset;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void trim(long beforeOffset) {
    locked(
        () -> {
          requireWorking();
          drop(Math.min(beforeOffset, next()));
        });
  }

  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          changed.signalAll();
        });
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void requireWorking() {
    if (broken || closed) {
      throw new JournalUnavailableException(broken ? "the journal plays broken" : "closed");
    }
  }

  private long next() {
    return first + events.size();
  }

  private void drop(long before) {
    if (before > first) {
      events.subList(0, (int) (before - first)).clear();
      first = before;
    }
  }
}
