package org.frontdoor.conformance.net;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.frontdoor.conformance.wire.Observation;

/** Lets time pass. */
final class Pauses {

  private Pauses() {}

  static Observation pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      LockSupport.parkNanos(left);
    }
    return new Observation.Done();
  }
}
