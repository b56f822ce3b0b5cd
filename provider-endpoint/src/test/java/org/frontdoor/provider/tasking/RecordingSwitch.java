package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A switch that does at once what it is told and remembers it; on demand it waits, fails, or knows
 * other tasks.
 */
public final class RecordingSwitch implements InterceptionSwitch {

  /** One command. */
  public record Order(String command, UUID taskId) {}

  private final InstantSource clock;
  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private final Map<UUID, SwitchState> states = new ConcurrentHashMap<>();
  private final Map<UUID, InterceptionTask> tasks = new ConcurrentHashMap<>();
  private volatile int failures;
  private volatile boolean held;
  private volatile Optional<RuntimeException> deaf = Optional.empty();

  public RecordingSwitch(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Instant> activate(InterceptionTask task) {
    tasks.put(task.taskId(), task);
    return order("activate", task.taskId(), SwitchState.ACTIVE, clock.instant());
  }

  @Override
  public CompletableFuture<Instant> suspend(UUID taskId, Instant from) {
    return order("suspend", taskId, SwitchState.SUSPENDED, from);
  }

  @Override
  public CompletableFuture<Instant> end(UUID taskId, Instant from) {
    return order("end", taskId, SwitchState.ENDED, from);
  }

  @Override
  public Map<UUID, SwitchState> states() {
    deaf.ifPresent(
        failure -> {
          throw failure;
        });
    return Map.copyOf(states);
  }

  private synchronized CompletableFuture<Instant> order(
      String command, UUID taskId, SwitchState after, Instant at) {
    orders.add(new Order(command, taskId));
    if (failures > 0) {
      failures--;
      return CompletableFuture.failedFuture(new IllegalStateException("told to fail"));
    }
    CompletableFuture<Void> go = new CompletableFuture<>();
    CompletableFuture<Instant> done =
        go.thenApply(
            ignored -> {
              states.put(taskId, after);
              return at;
            });
    waiting.add(go);
    if (!held) {
      release();
    }
    return done;
  }

  /** Lets commands wait until {@link #release}. */
  public void hold() {
    held = true;
  }

  /** Does what waits, and from now on at once. */
  public synchronized void release() {
    held = false;
    waiting.forEach(go -> go.complete(null));
    waiting.clear();
  }

  /** Fails the next commands. */
  public void failNext(int times) {
    failures = times;
  }

  /** Fails to say what it knows. */
  public void beDeaf(RuntimeException failure) {
    deaf = Optional.of(failure);
  }

  /** Knows a task. */
  public void know(UUID taskId, SwitchState state) {
    states.put(taskId, state);
  }

  /** The commands so far, as "activate" and so on, for one task. */
  public List<String> orders(UUID taskId) {
    return orders.stream()
        .filter(order -> order.taskId().equals(taskId))
        .map(Order::command)
        .toList();
  }

  /** How many commands were given. */
  public int orderCount() {
    return orders.size();
  }

  /** The task as it was given last. */
  public InterceptionTask task(UUID taskId) {
    return Optional.ofNullable(tasks.get(taskId)).orElseThrow();
  }
}
