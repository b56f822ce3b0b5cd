package org.frontdoor.provider.tasking;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.frontdoor.provider.register.SwitchPosition;
import org.frontdoor.provider.register.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * One task between what is wanted and what the switch has confirmed. Not thread-safe: belongs to
 * the thread of tasking.
 *
 * <pre>
 * wanted  position            next command
 * RUN     OFF, HELD           activate
 * RUN     RUNNING             activate, if the switch has not confirmed the task as it now is
 * HOLD    RUNNING             suspend
 * END     RUNNING, HELD       end
 * any     otherwise           none
 * </pre>
 *
 * At most one command is on its way.
 */
final class TaskLine {

  /** What the switch can be told. */
  enum Command {
    ACTIVATE,
    SUSPEND,
    END
  }

  private final UUID taskId;
  private Wanted wanted = Wanted.HOLD;
  private @Nullable InterceptionTask task;
  private @Nullable InterceptionTask confirmed;
  private boolean recorded;
  private boolean busy;
  private int failures;
  private CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);

  TaskLine(UUID taskId) {
    this.taskId = taskId;
  }

  UUID taskId() {
    return taskId;
  }

  boolean isBusy() {
    return busy;
  }

  int failures() {
    return failures;
  }

  Optional<InterceptionTask> task() {
    return Optional.ofNullable(task);
  }

  /** Takes over a plan. */
  void plan(TaskPlanner.TaskPlan plan) {
    wanted = plan.wanted();
    task = plan.task().orElse(null);
    recorded = plan.recorded();
  }

  /** The next command, if one is needed and none is on its way. */
  Optional<Command> next(SwitchPosition position) {
    if (busy) {
      return Optional.empty();
    }
    return switch (wanted) {
      case RUN -> needsActivation(position) ? Optional.of(Command.ACTIVATE) : Optional.empty();
      case HOLD ->
          position == SwitchPosition.RUNNING ? Optional.of(Command.SUSPEND) : Optional.empty();
      case END ->
          position == SwitchPosition.RUNNING || position == SwitchPosition.HELD
              ? Optional.of(Command.END)
              : Optional.empty();
    };
  }

  private boolean needsActivation(SwitchPosition position) {
    return position != SwitchPosition.ENDED
        && (position != SwitchPosition.RUNNING || task == null || !task.equals(confirmed));
  }

  /** Whether the register said already that the task runs, when it was planned. */
  boolean isRecorded() {
    return recorded;
  }

  /** A command is on its way. */
  void sent() {
    busy = true;
  }

  /** The switch has confirmed a command and the register knows. */
  void confirmed(@Nullable InterceptionTask activated) {
    busy = false;
    failures = 0;
    confirmed = activated;
  }

  /** The command came to nothing. */
  void failed() {
    busy = false;
    failures++;
    confirmed = null;
  }

  /** Completes when nothing runs that should not; as {@link #settle} last found it. */
  CompletableFuture<Void> stopped() {
    return stopped;
  }

  /** Looks whether something is left to be stopped. */
  void settle(SwitchPosition position) {
    if (isSettled(position)) {
      stopped.complete(null);
    } else if (stopped.isDone()) {
      stopped = new CompletableFuture<>();
    }
  }

  /** Whether nothing is left to be stopped. A command on its way may yet start something. */
  private boolean isSettled(SwitchPosition position) {
    return wanted == Wanted.RUN || (!busy && next(position).isEmpty());
  }

  /** Whether there is nothing to do or remember any more. */
  boolean isOver(SwitchPosition position) {
    return wanted == Wanted.END && !busy && next(position).isEmpty();
  }
}
