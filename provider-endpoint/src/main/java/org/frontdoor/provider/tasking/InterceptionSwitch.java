package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Turns interception on and off, task by task. Driven by this room alone; behind it, {@link
 * LoggedSwitch} puts every activation into the log before the {@link Tap} hears of it.
 *
 * <p>Every call returns at once; its future completes when the change is durable and applied to
 * every later event, or fails and leaves the task as it was. All calls may be repeated: what holds
 * already is confirmed again with the same instant. Calls for one task never overlap; calls for
 * different tasks may.
 *
 * <p>Events are matched by the time at which the provider handled them, inside the later of
 * activation and start of the task up to the earlier of its end and the instant of suspension or
 * end.
 */
public interface InterceptionSwitch {

  /**
   * Starts a task, resumes a suspended one, or brings a running one to the given span and accounts.
   *
   * @return when interception began (provisioning time): no event older than it is ever delivered.
   *     A resumed task gives the instant of the resumption; nothing that was handled while it was
   *     suspended is delivered
   */
  CompletableFuture<Instant> activate(InterceptionTask task);

  /**
   * Holds a task.
   *
   * @param from no event at or after it is delivered
   * @return {@code from}, or the earlier instant since which the task is held, or the later one up
   *     to which events were delivered already; a task unknown to the switch is confirmed too
   */
  CompletableFuture<Instant> suspend(UUID taskId, Instant from);

  /**
   * Ends a task for good: the END unit and the final checkpoint follow on the delivery stream.
   *
   * @param from no event at or after it is delivered
   * @return {@code from}, or the earlier instant at which interception ended, or the later one up
   *     to which events were delivered already; a task unknown to the switch is confirmed too
   */
  CompletableFuture<Instant> end(UUID taskId, Instant from);

  /** All tasks that the switch knows, for reconciliation at the start. */
  Map<UUID, SwitchState> states();
}
