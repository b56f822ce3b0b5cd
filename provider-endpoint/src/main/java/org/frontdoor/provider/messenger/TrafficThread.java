package org.frontdoor.provider.messenger;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The thread of a traffic source: started, stopped and started again. Never interrupted. */
final class TrafficThread {

  /** What it does, until it is done or told to stop. */
  interface Work {
    void run(Stop stop);
  }

  /** How the work learns that it shall stop. */
  static final class Stop {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** Waits; true at once when it is time to stop. */
    boolean within(long nanos) {
      try {
        return latch.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    boolean now() {
      return latch.getCount() == 0;
    }
  }

  private record Running(Thread thread, Stop stop) {}

  private final String name;
  private final Work work;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Running running;

  TrafficThread(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  void start() {
    lock.lock();
    try {
      if (running == null || !running.thread().isAlive()) {
        Stop stop = new Stop();
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> work.run(stop));
        running = new Running(thread, stop);
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      if (running != null) {
        running.stop().latch.countDown();
        join(running.thread());
        running = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
