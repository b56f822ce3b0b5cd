package org.frontdoor.provider.tasking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A thread that says when something is due, and knows nothing else. */
final class TimeKeeper implements AutoCloseable {

  /** How long it waits at most before it looks at the clock again, which somebody may have set. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final WakeUps wakeUps;
  private final InstantSource clock;
  private final Runnable due;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private boolean called;
  private boolean closed;

  /**
   * @param due called whenever something is due; returns at once
   */
  TimeKeeper(WakeUps wakeUps, InstantSource clock, Runnable due) {
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.due = due;
    this.thread = Thread.ofPlatform().name("time-keeper").daemon(true).unstarted(this::keep);
  }

  void start() {
    thread.start();
  }

  /** Looks again: what was due has been done, or something new may be due sooner. */
  void look() {
    lock.lock();
    try {
      called = false;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long to wait until the next is due: zero if it is, at most the longest wait. */
  static Duration waitFor(Optional<Instant> next, Instant now) {
    Duration wait = next.map(at -> Duration.between(now, at)).orElse(LONGEST_WAIT);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void keep() {
    while (awaitDue()) {
      due.run();
    }
  }

  /** Waits until something is due that was not called for already. */
  private boolean awaitDue() {
    lock.lock();
    try {
      while (!closed) {
        Duration wait = called ? LONGEST_WAIT : waitFor(wakeUps.next(), clock.instant());
        if (wait.isZero()) {
          called = true;
          return true;
        }
        if (news.awaitNanos(wait.toNanos()) <= 0) {
          called = false;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
