package org.frontdoor.lab.architecture;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.frontdoor.provider.tasking.Tap;

/** A tap, and how often it has refused a task that no entry of the log was shown for. */
final class RefusingTap implements Tap {

  private final Tap tap;
  private final AtomicLong refused = new AtomicLong();

  RefusingTap(Tap tap) {
    this.tap = tap;
  }

  long refused() {
    return refused.get();
  }

  @Override
  public CompletableFuture<Instant> activate(LoggedTask task) {
    return tap.activate(task)
        .whenComplete(
            (since, failure) -> {
              if (failure instanceof NotLoggedException) {
                refused.incrementAndGet();
              }
            });
  }

  @Override
  public long logSize() {
    return tap.logSize();
  }

  @Override
  public CompletableFuture<Instant> suspend(UUID taskId, Instant from) {
    return tap.suspend(taskId, from);
  }

  @Override
  public CompletableFuture<Instant> end(UUID taskId, Instant from) {
    return tap.end(taskId, from);
  }

  @Override
  public Map<UUID, SwitchState> states() {
    return tap.states();
  }
}
