package org.frontdoor.lab.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program in order when somebody presses Ctrl-C: its thread is interrupted, and the process
 * stays until what runs is reverted and the endpoint is gone.
 */
final class Stop {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread running;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "end-of-lab");

  private Stop(Thread running) {
    this.running = running;
  }

  static Stop ofThisThread() {
    Stop stop = new Stop(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** Everything is closed. */
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
