package org.frontdoor.provider.tasking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontdoor.provider.register.SwitchPosition;
import org.frontdoor.provider.register.Wanted;
import org.frontdoor.provider.tasking.Confirmations.Confirmation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the switch its commands, one at a time for each task, and tries again what failed. Belongs
 * to the thread of tasking: every method is called there, and answers of the switch are brought
 * back to it.
 */
final class SwitchOperator {

  /** How many activations must fail in a row before the task is in error. Trying goes on. */
  static final int FAILURES_TO_ERROR = 3;

  private static final int ANSWERS_AT_ONCE = 256;
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(SwitchOperator.class);

  private final InterceptionSwitch interception;
  private final SwitchBoard board;
  private final Confirmations register;
  private final WakeUps wakeUps;
  private final InstantSource clock;
  private final Executor thread;
  private final Map<UUID, TaskLine> lines = new HashMap<>();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);
  private int underway;

  SwitchOperator(
      InterceptionSwitch interception,
      SwitchBoard board,
      Confirmations register,
      WakeUps wakeUps,
      InstantSource clock,
      Executor thread) {
    this.interception = interception;
    this.board = board;
    this.register = register;
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.thread = thread;
  }

  /**
   * Follows a plan.
   *
   * @return completes when nothing runs any more that the plan holds or ends; at once for a task
   *     that is to run
   */
  CompletableFuture<Void> follow(TaskPlanner.TaskPlan plan) {
    TaskLine line = lines.computeIfAbsent(plan.taskId(), TaskLine::new);
    line.plan(plan);
    advance(line);
    line.settle(board.position(line.taskId()));
    forgetIfOver(line);
    return line.stopped();
  }

  /** Holds a task of which the register knows nothing. */
  void holdUnknown(UUID taskId) {
    log.error("Interception knows task {}, the register does not; it is held", taskId);
    CompletableFuture<Void> unused =
        follow(new TaskPlanner.TaskPlan(taskId, Wanted.HOLD, Optional.empty(), false));
  }

  /** Completes when no command is on its way. */
  CompletableFuture<Void> idle() {
    return idle;
  }

  private void advance(TaskLine line) {
    line.next(board.position(line.taskId())).ifPresent(command -> send(line, command));
  }

  private void send(TaskLine line, TaskLine.Command command) {
    line.sent();
    if (underway++ == 0) {
      idle = new CompletableFuture<>();
    }
    Optional<InterceptionTask> task = line.task();
    CompletableFuture<Instant> unused =
        order(line.taskId(), command, task)
            .whenComplete((at, failure) -> take(new Answered(line, command, task, at, failure)));
  }

  private CompletableFuture<Instant> order(
      UUID taskId, TaskLine.Command command, Optional<InterceptionTask> task) {
    try {
      return switch (command) {
        case ACTIVATE ->
            task.map(interception::activate)
                .orElseGet(() -> failed(new IllegalStateException("the warrant names no key")));
        case SUSPEND -> interception.suspend(taskId, now());
        case END -> interception.end(taskId, now());
      };
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** An answer of the switch, on whatever thread it comes. */
  private void take(Answered answered) {
    answers.add(answered);
    if (called.compareAndSet(false, true)) {
      thread.execute(this::takeAnswers);
    }
  }

  /** Takes what has gathered, as much as is good for one transaction, and lets others have a go. */
  private void takeAnswers() {
    called.set(false);
    List<Answered> some = new ArrayList<>();
    for (Answered next = answers.poll(); next != null; next = answers.poll()) {
      some.add(next);
      if (some.size() == ANSWERS_AT_ONCE && called.compareAndSet(false, true)) {
        thread.execute(this::takeAnswers);
        break;
      }
    }
    written(some).forEach(this::finish);
  }

  /**
   * Writes answers into the register. What cannot be written together is written one by one, so
   * that one does not stop the others; what cannot be written at all counts as not done.
   */
  private List<Answered> written(List<Answered> answered) {
    List<Confirmation> confirmations =
        answered.stream().flatMap(each -> confirmation(each).stream()).toList();
    try {
      if (!confirmations.isEmpty()) {
        register.confirmed(confirmations, now());
      }
      return answered;
    } catch (RuntimeException e) {
      return answered.size() == 1
          ? List.of(answered.getFirst().failed(e))
          : answered.stream().flatMap(each -> written(List.of(each)).stream()).toList();
    }
  }

  /** What is to be written of an answer; nothing if the register knows already. */
  private Optional<Confirmation> confirmation(Answered answered) {
    UUID taskId = answered.line().taskId();
    boolean known =
        answered.command() == TaskLine.Command.ACTIVATE
            && answered.line().isRecorded()
            && board.position(taskId) == SwitchPosition.RUNNING
            && !board.hasFault(taskId);
    return known || answered.at() == null
        ? Optional.empty()
        : Optional.of(new Confirmation(taskId, answered.command(), answered.at()));
  }

  private void finish(Answered answered) {
    TaskLine line = answered.line();
    try {
      if (answered.at() == null) {
        retry(line, answered.command(), answered.cause());
      } else {
        line.confirmed(answered.activated());
        advance(line);
      }
    } catch (RuntimeException e) {
      log.warn("Task {}: what failed could not be written ({})", line.taskId(), e.getClass());
    } finally {
      line.settle(board.position(line.taskId()));
      forgetIfOver(line);
      if (--underway == 0) {
        idle.complete(null);
      }
    }
  }

  private void retry(TaskLine line, TaskLine.Command command, RuntimeException failure) {
    line.failed();
    log.warn(
        "Task {}: {} failed {} times ({})",
        line.taskId(),
        command,
        line.failures(),
        failure.getClass().getSimpleName());
    wakeUps.set(line.taskId(), now().plus(backoff(line.failures())));
    if (command == TaskLine.Command.ACTIVATE && isFault(line)) {
      register.faulty(line.taskId(), now());
    }
  }

  private boolean isFault(TaskLine line) {
    return line.failures() >= FAILURES_TO_ERROR && !board.hasFault(line.taskId());
  }

  private void forgetIfOver(TaskLine line) {
    if (line.isOver(board.position(line.taskId()))) {
      lines.remove(line.taskId());
    }
  }

  private static Duration backoff(int failures) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
  }

  private static CompletableFuture<Instant> failed(RuntimeException failure) {
    return CompletableFuture.failedFuture(failure);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What the switch answered.
   *
   * @param at since when it holds; null if it was not done
   */
  private record Answered(
      TaskLine line,
      TaskLine.Command command,
      Optional<InterceptionTask> task,
      @Nullable Instant at,
      @Nullable Throwable failure) {

    Answered failed(RuntimeException reason) {
      return new Answered(line, command, task, null, reason);
    }

    @Nullable InterceptionTask activated() {
      return command == TaskLine.Command.ACTIVATE ? task.orElse(null) : null;
    }

    RuntimeException cause() {
      return failure instanceof RuntimeException known
          ? known
          : new SwitchRefusedException(failure);
    }
  }

  /** The switch did not do it. */
  private static final class SwitchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SwitchRefusedException(@Nullable Throwable cause) {
      super("The switch did not confirm.", cause);
    }
  }
}
