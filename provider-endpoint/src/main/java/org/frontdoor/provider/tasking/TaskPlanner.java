package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.provider.register.AuthorisationFile;
import org.frontdoor.provider.register.FiledTask;
import org.frontdoor.provider.register.Latch;
import org.frontdoor.provider.register.RegisterView;
import org.frontdoor.provider.register.Span;
import org.frontdoor.provider.register.StatusKeeper;
import org.frontdoor.provider.register.StatusRules;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.register.TaskVerdict;
import org.frontdoor.provider.register.Wanted;

/**
 * Works out from the register what interception is to do for tasks, and when time will change that.
 * Reads only.
 */
final class TaskPlanner {

  private final StatusKeeper keeper;
  private final TargetResolver targets;

  TaskPlanner(StatusKeeper keeper, TargetResolver targets) {
    this.keeper = keeper;
    this.targets = targets;
  }

  /**
   * What interception is to do for a task.
   *
   * @param wanted run, hold or end
   * @param task the task as interception needs it; present whenever it is to run, unless it cannot
   *     be told
   */
  record TaskPlan(UUID taskId, Wanted wanted, Optional<InterceptionTask> task) {}

  /**
   * What is to be done for one authorisation, or for one task that stands on none.
   *
   * @param object the authorisation or task
   * @param tasks what to do for each task
   * @param change when time alone changes something next
   */
  record Plan(UUID object, List<TaskPlan> tasks, Optional<Instant> change) {}

  /** The authorisation with which an object has to be planned, or the object itself. */
  UUID subject(RegisterView register, UUID object, Instant now) {
    return keeper
        .fileOfTask(register, object, now)
        .map(file -> file.authorisation().id())
        .orElse(object);
  }

  /**
   * The plan for an authorisation, or for a task that stands on none; nothing for other objects.
   */
  Optional<Plan> plan(RegisterView register, UUID object, Instant now) {
    Optional<AuthorisationFile> file = keeper.file(register, object, now);
    return file.isPresent()
        ? file.map(found -> new Plan(object, plans(found, now), change(found, now)))
        : register
            .find(object)
            .filter(found -> found.type() == ObjectType.OBJECT_TYPE_LI_TASK)
            .map(task -> new Plan(object, List.of(unlinked(task)), Optional.empty()));
  }

  private static Optional<Instant> change(AuthorisationFile file, Instant now) {
    return StatusRules.nextChangeAt(file, now);
  }

  /** Without an authorisation nothing may run; what is over for good is ended, the rest held. */
  private static TaskPlan unlinked(StoredObject task) {
    Wanted wanted = task.latch() != Latch.NONE ? Wanted.END : Wanted.HOLD;
    return new TaskPlan(task.id(), wanted, Optional.empty());
  }

  private List<TaskPlan> plans(AuthorisationFile file, Instant now) {
    Map<UUID, TaskVerdict> verdicts = StatusRules.assess(file, now).tasks();
    Optional<WarrantDocument> warrant = StatusRules.warrantOf(file, now);
    List<TaskPlan> plans = new ArrayList<>();
    for (FiledTask filed : file.tasks()) {
      StoredObject task = filed.task();
      Wanted wanted =
          Objects.requireNonNull(verdicts.get(task.id()), "every task has a verdict").wanted();
      plans.add(
          new TaskPlan(
              task.id(),
              wanted,
              wanted == Wanted.RUN
                  ? warrant.flatMap(found -> interception(task, file.authorisation(), found))
                  : Optional.empty()));
    }
    return plans;
  }

  private Optional<InterceptionTask> interception(
      StoredObject task, StoredObject authorisation, WarrantDocument warrant) {
    LiTaskObject object = task.body().getLiTask();
    Set<String> accounts = targets.resolve(object.getTargetIdentifier());
    Optional<Span> span = Span.of(object.getTimespan());
    if (accounts.isEmpty() || span.isEmpty() || warrant.getDeliveryKeysCount() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new InterceptionTask(
            task.id(),
            object.getReference(),
            task.owner(),
            accounts,
            warrant.getDeliveryKeysList(),
            span.get().start(),
            span.get().end(),
            authorisation.body().getAuthorisation().getIsTest()));
  }
}
