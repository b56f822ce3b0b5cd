package org.frontdoor.conformance.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early and in order (Ctrl-C): the thread that runs is interrupted, and the program
 * stays until the report is written.
 */
final class Stop {

  /** How long one stimulus and the report may still take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread running;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "end-of-conformance-run");

  private Stop(Thread running) {
    this.running = running;
  }

  /** Stops this thread when the program is asked to end. */
  static Stop ofThisThread() {
    Stop stop = new Stop(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** Everything is written. */
  void done() {
    done.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook waits for just this.
    }
  }

  private void stop() {
    running.interrupt();
    try {
      boolean unused = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
