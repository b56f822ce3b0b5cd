package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.frontdoor.protocol.testing.TestClock;

/** A tap that remembers what it was told, and asks what a test wants to know at that instant. */
final class RecordingTap implements Tap {

  private final Map<UUID, SwitchState> states = new ConcurrentHashMap<>();
  private final List<LoggedTask> activated = new CopyOnWriteArrayList<>();
  private final Runnable beforeTapping;

  RecordingTap(Runnable beforeTapping) {
    this.beforeTapping = beforeTapping;
  }

  /** Runs a task that nobody has activated. */
  void implant(UUID taskId) {
    states.put(taskId, SwitchState.ACTIVE);
  }

  List<LoggedTask> activated() {
    return List.copyOf(activated);
  }

  @Override
  public CompletableFuture<Instant> activate(LoggedTask task) {
    beforeTapping.run();
    activated.add(task);
    states.put(task.task().taskId(), SwitchState.ACTIVE);
    return CompletableFuture.completedFuture(TestClock.START);
  }

  @Override
  public long logSize() {
    return 0;
  }

  @Override
  public CompletableFuture<Instant> suspend(UUID taskId, Instant from) {
    states.put(taskId, SwitchState.SUSPENDED);
    return CompletableFuture.completedFuture(from);
  }

  @Override
  public CompletableFuture<Instant> end(UUID taskId, Instant from) {
    states.put(taskId, SwitchState.ENDED);
    return CompletableFuture.completedFuture(from);
  }

  @Override
  public Map<UUID, SwitchState> states() {
    return Map.copyOf(states);
  }
}
