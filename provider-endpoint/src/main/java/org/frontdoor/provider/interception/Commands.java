package org.frontdoor.provider.interception;

import static org.frontdoor.provider.interception.ProviderSide.instant;
import static org.frontdoor.provider.interception.ProviderSide.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.seal.SealingCapability;
import org.frontdoor.protocol.seal.SuiteChoice;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskDelivery;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.frontdoor.provider.interception.InterceptionCommand.Activate;
import org.frontdoor.provider.interception.InterceptionCommand.End;
import org.frontdoor.provider.interception.InterceptionCommand.Suspend;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.LoggedTask;

/** Carries out commands on the tasks, at one place in the journal. */
final class Commands {

  private final TaskTable tasks;
  private final TaskFactory factory;

  Commands(TaskTable tasks, TaskFactory factory) {
    this.tasks = tasks;
    this.factory = factory;
  }

  /**
   * Where commands take effect.
   *
   * @param fromOffset offset of the first event that a stretch beginning here may match
   * @param fromMicros time before which it matches nothing
   */
  record Place(long fromOffset, long fromMicros) {}

  /**
   * Carries out one command; it is answered after the commit, or at once if it is refused.
   *
   * @return whether it was carried out
   */
  boolean apply(InterceptionCommand command, Place place, Round round) {
    try {
      Instant instant =
          switch (command) {
            case Activate order -> activate(order.task(), place, round);
            case Suspend order ->
                cut(order.taskId(), order.from(), InterceptedTask::suspend, round);
            case End order -> cut(order.taskId(), order.from(), InterceptedTask::end, round);
          };
      round.afterCommit(() -> command.answer().complete(instant));
    } catch (CommandRefusedException e) {
      command.answer().completeExceptionally(e);
      return false;
    }
    return true;
  }

  private Instant activate(LoggedTask logged, Place place, Round round)
      throws CommandRefusedException {
    InterceptionTask wanted = logged.task();
    long fromMicros = Math.max(place.fromMicros(), micros(wanted.start()));
    Stretch stretch =
        new Stretch(
            place.fromOffset(),
            fromMicros,
            micros(wanted.end()),
            wanted.accounts(),
            false,
            logged.receipt().bytes());
    Optional<InterceptedTask> known = tasks.find(wanted.taskId());
    InterceptedTask task =
        known.isPresent() ? known.get() : begin(wanted, stretch, round.nowMicros());
    if (task.phase() == Phase.ENDING || task.phase() == Phase.ENDED) {
      throw new CommandRefusedException("The task has ended.");
    }
    if (!task.definition().liid().equals(wanted.liid())
        || !task.definition().authority().equals(wanted.authority())) {
      throw new CommandRefusedException("The task has another LIID or authority.");
    }
    if (task.definition().test() != wanted.test()
        || !wanted.deliveryKeys().contains(task.definition().deliveryKey())) {
      throw new CommandRefusedException("The product of the task is sealed to another key.");
    }
    if (known.isEmpty() || task.activate(stretch)) {
      touch(task, round);
    }
    return instant(task.sinceMicros());
  }

  private InterceptedTask begin(InterceptionTask wanted, Stretch stretch, long nowMicros)
      throws CommandRefusedException {
    if (tasks.find(wanted.authority(), wanted.liid()).isPresent()) {
      throw new CommandRefusedException("The LIID belongs to another task.");
    }
    DeliveryKey key =
        SuiteChoice.choose(wanted.deliveryKeys(), SealingCapability.ofThisMachine().suites())
            .orElseThrow(() -> new CommandRefusedException("No delivery key can be sealed to."));
    TaskDefinition definition =
        new TaskDefinition(wanted.taskId(), wanted.liid(), wanted.authority(), key, wanted.test());
    TaskState state =
        new TaskState(
            definition,
            Phase.ACTIVE,
            stretch.fromMicros(),
            List.of(stretch),
            TaskDelivery.beginning());
    InterceptedTask task = factory.make(state, Long.MIN_VALUE);
    task.begun();
    try {
      task.delivery().start(nowMicros);
    } catch (SealException e) {
      throw new CommandRefusedException("The delivery key is not a public key of its suite.");
    }
    return task;
  }

  private interface Cut {
    long apply(InterceptedTask task, long fromMicros);
  }

  private Instant cut(UUID taskId, Instant from, Cut cut, Round round) {
    Optional<InterceptedTask> known = tasks.find(taskId);
    if (known.isEmpty()) {
      return from;
    }
    long since = cut.apply(known.get(), micros(from));
    touch(known.get(), round);
    return instant(since);
  }

  private void touch(InterceptedTask task, Round round) {
    tasks.file(task);
    round.touched().add(task);
  }
}
