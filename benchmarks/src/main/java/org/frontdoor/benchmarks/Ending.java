package org.frontdoor.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.testbed.process.Children;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run early and in order (Ctrl-C): the thread that measures is interrupted, the processes of
 * its row end, and the program stays until the row has tidied up.
 */
final class Ending {

  /** How long a row may take to tidy up. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread measuring;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile @Nullable Children guarded;

  /**
   * @param measuring the thread that runs the rows
   */
  Ending(Thread measuring) {
    this.measuring = measuring;
  }

  /** Ends these children, in place of those named before, when the run is to stop. */
  void guard(Children children) {
    guarded = children;
    if (asked) {
      children.close();
    }
  }

  /**
   * Does nothing unless the run is to stop.
   *
   * @throws InterruptedException if it is
   */
  void check() throws InterruptedException {
    if (asked) {
      throw new InterruptedException();
    }
  }

  /** The run has ended and tidied up. */
  void done() {
    done.countDown();
  }

  /** Stops the run and waits until it has tidied up, or thirty seconds; for a shutdown hook. */
  void stop() {
    if (done.getCount() == 0) {
      return;
    }
    asked = true;
    measuring.interrupt();
    Children children = guarded;
    if (children != null) {
      children.close();
    }
    try {
      boolean unused = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
