package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.TaskingLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts every activation into the log, durably, before the tap hears of it: no entry, no tap. After
 * a crash between the two there is an entry without a tap, never a tap without an entry, and the
 * same activation finds its entry again.
 *
 * <p>One thread writes the log; what has gathered while it wrote goes into one commit.
 */
public final class LoggedSwitch implements InterceptionSwitch, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedSwitch.class);
  private static final int AT_ONCE = 256;

  private final TaskingLog log;
  private final Tap tap;
  private final Queue<Order> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("tasking-log").daemon(true).factory());

  public LoggedSwitch(TaskingLog log, Tap tap) {
    this.log = log;
    this.tap = tap;
  }

  /** An activation and whom to tell of it. */
  private record Order(InterceptionTask task, CompletableFuture<Instant> answer) {

    @Nullable Void answer(@Nullable Instant at, @Nullable Throwable failure) {
      if (failure == null) {
        answer.complete(at);
      } else {
        answer.completeExceptionally(failure);
      }
      return null;
    }
  }

  @Override
  public CompletableFuture<Instant> activate(InterceptionTask task) {
    Order order = new Order(task, new CompletableFuture<>());
    waiting.add(order);
    try {
      writer.execute(this::drain);
    } catch (RejectedExecutionException e) {
      order.answer.completeExceptionally(e);
    }
    return order.answer;
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

  /**
   * Tasks that the tap runs although the log knows nothing of them.
   *
   * @throws org.frontdoor.provider.accountability.LogUnavailableException if the log cannot be read
   */
  public Set<UUID> unlogged() {
    return tap.states().entrySet().stream()
        .filter(each -> each.getValue() == SwitchState.ACTIVE && !log.knows(each.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Holds what the tap runs although the log knows nothing of it. What the register wants to run is
   * activated anew, and so logged.
   */
  public void holdUnlogged(Instant now) {
    for (UUID taskId : unlogged()) {
      LOG.error("Task {} is tapped and stands in no entry of the log; it is held", taskId);
      CompletableFuture<Instant> unused = tap.suspend(taskId, now);
    }
  }

  /** Puts what waits into the log and ends. */
  @Override
  public void close() {
    writer.close();
  }

  private void drain() {
    List<Order> orders = new ArrayList<>();
    while (orders.size() < AT_ONCE && !waiting.isEmpty()) {
      orders.add(waiting.remove());
    }
    if (orders.isEmpty()) {
      return;
    }
    int passed = 0;
    try {
      List<LoggedTasking> receipts =
          log.commit(orders.stream().map(order -> order.task.tasking()).toList());
      for (; passed < orders.size(); passed++) {
        pass(orders.get(passed), receipts.get(passed));
      }
    } catch (RuntimeException e) {
      fail(orders.subList(passed, orders.size()), e);
    } catch (Error e) {
      fail(orders.subList(passed, orders.size()), e);
      throw e;
    }
  }

  private static void fail(List<Order> orders, Throwable reason) {
    orders.forEach(order -> order.answer.completeExceptionally(reason));
  }

  /** One that fails fails alone. */
  private void pass(Order order, LoggedTasking receipt) {
    try {
      CompletableFuture<Instant> tapped =
          tap.activate(
              new LoggedTask(
                  order.task, receipt, log.growth(tap.logSize(), receipt.proof().size())));
      CompletableFuture<Void> unused = tapped.handle((at, failure) -> order.answer(at, failure));
    } catch (RuntimeException e) {
      order.answer.completeExceptionally(e);
    }
  }
}
