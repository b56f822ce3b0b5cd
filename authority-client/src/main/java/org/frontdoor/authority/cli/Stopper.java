package org.frontdoor.authority.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs on and on end in good order when the process is asked to end: the signal
 * wakes the command, and the process waits a moment for it to finish.
 */
final class Stopper implements AutoCloseable {

  static final Duration FOREVER = Duration.ofDays(36_500);

  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::wake, "stopper");

  private Stopper() {}

  static Stopper install() {
    Stopper stopper = new Stopper();
    Runtime.getRuntime().addShutdownHook(stopper.hook);
    return stopper;
  }

  /** Asks the command to end. */
  void stop() {
    stopping.countDown();
  }

  /** Waits until the command is asked to end, or time is up; true if it was asked. */
  boolean await(Duration atMost) {
    try {
      return stopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    if (stopping.getCount() > 0) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already; the hook has seen that the command is done.
      }
    }
  }

  private void wake() {
    stopping.countDown();
    try {
      var unused = stopped.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
