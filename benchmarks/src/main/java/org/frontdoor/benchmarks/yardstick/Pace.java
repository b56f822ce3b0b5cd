package org.frontdoor.benchmarks.yardstick;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady rate that waits for nobody: what is late is done at once, and what follows is due when
 * it would have been due anyway.
 *
 * @param perSecond how many in a second
 * @param count how many in all
 */
public record Pace(int perSecond, int count) {

  /** What is to be done each time. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it once, without waiting for what comes of it.
     *
     * @param number from 0
     * @param due when it was due, as {@link System#nanoTime} counts; not after now
     */
    void doIt(int number, long due);
  }

  /** Does it, each time when it is due. */
  public void run(Work work) throws InterruptedException {
    long start = System.nanoTime();
    for (int number = 0; number < count; number++) {
      long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
      awaitTime(due);
      work.doIt(number, due);
    }
  }

  private static void awaitTime(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
