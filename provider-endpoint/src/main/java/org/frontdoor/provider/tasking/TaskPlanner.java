package org.frontdoor.provider.tasking;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.provider.accountability.OrderBasis;
import org.frontdoor.provider.register.Assessment;
import org.frontdoor.provider.register.AuthorisationFile;
import org.frontdoor.provider.register.DocumentFinding;
import org.frontdoor.provider.register.FiledDocument;
import org.frontdoor.provider.register.FiledTask;
import org.frontdoor.provider.register.Latch;
import org.frontdoor.provider.register.RegisterView;
import org.frontdoor.provider.register.Span;
import org.frontdoor.provider.register.StatusKeeper;
import org.frontdoor.provider.register.StatusRules;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.register.Wanted;

/**
 * Works out from the register what interception is to do for tasks, and when time will change that.
 * Reads only.
 */
final class TaskPlanner {

  private final StatusKeeper keeper;

  TaskPlanner(StatusKeeper keeper) {
    this.keeper = keeper;
  }

  /**
   * What interception is to do for a task.
   *
   * @param wanted run, hold or end
   * @param task the task as interception needs it; present whenever it is to run, unless it cannot
   *     be told
   * @param recorded whether the register says already that it runs, and since when
   */
  record TaskPlan(UUID taskId, Wanted wanted, Optional<InterceptionTask> task, boolean recorded) {}

  /**
   * What is to be done for one authorisation, or for one task that stands on none.
   *
   * @param object the authorisation or task
   * @param tasks what to do for each task
   * @param change when time alone changes something next
   * @param settled whether the register has every status as it is at this instant
   */
  record Plan(UUID object, List<TaskPlan> tasks, Optional<Instant> change, boolean settled) {}

  /** The authorisation with which an object has to be planned, or the object itself. */
  UUID subject(RegisterView register, UUID object) {
    return keeper.groundOfTask(register, object).map(StoredObject::id).orElse(object);
  }

  /**
   * The plan for an authorisation, or for a task that stands on none; nothing for other objects.
   */
  Optional<Plan> plan(RegisterView register, UUID object, Instant now) {
    Optional<AuthorisationFile> file = keeper.file(register, object, now);
    return file.isPresent()
        ? file.map(found -> plan(found, now))
        : register
            .find(object)
            .filter(found -> found.type() == ObjectType.OBJECT_TYPE_LI_TASK)
            .map(task -> new Plan(object, List.of(unlinked(task)), Optional.empty(), false));
  }

  private static Plan plan(AuthorisationFile file, Instant now) {
    Assessment assessment = StatusRules.assess(file, now);
    return new Plan(
        file.authorisation().id(),
        plans(file, assessment, now),
        StatusRules.nextChangeAt(file, now),
        StatusKeeper.isSettled(file, assessment));
  }

  /** Without an authorisation nothing may run; what is over for good is ended, the rest held. */
  private static TaskPlan unlinked(StoredObject task) {
    Wanted wanted = task.latch() != Latch.NONE ? Wanted.END : Wanted.HOLD;
    return new TaskPlan(task.id(), wanted, Optional.empty(), false);
  }

  private static List<TaskPlan> plans(AuthorisationFile file, Assessment assessment, Instant now) {
    Optional<Order> order =
        StatusRules.warrantOf(file, now).flatMap(found -> Order.of(found, file));
    List<TaskPlan> plans = new ArrayList<>();
    for (FiledTask filed : file.tasks()) {
      StoredObject task = filed.task();
      Wanted wanted =
          Objects.requireNonNull(assessment.tasks().get(task.id()), "every task has a verdict")
              .wanted();
      plans.add(
          new TaskPlan(
              task.id(),
              wanted,
              wanted == Wanted.RUN
                  ? order.flatMap(found -> interception(filed, found))
                  : Optional.empty(),
              isRecorded(task.body().getLiTask())));
    }
    return plans;
  }

  private static boolean isRecorded(LiTaskObject task) {
    return task.getStatus() == TaskStatus.TASK_STATUS_ACTIVE && task.hasProvisioningTime();
  }

  private static Optional<InterceptionTask> interception(FiledTask filed, Order order) {
    StoredObject task = filed.task();
    LiTaskObject object = task.body().getLiTask();
    Optional<Span> span = Span.of(object.getTimespan());
    if (filed.accounts().isEmpty() || span.isEmpty() || order.keys().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InterceptionTask(
            task.id(),
            object.getReference(),
            order.authority(),
            filed.accounts(),
            order.keys(),
            span.get().start(),
            span.get().end(),
            order.test(),
            order.basis()));
  }

  /** What all tasks of an authorisation have in common, kept once for all of them. */
  private record Order(
      EndpointId authority, List<DeliveryKey> keys, boolean test, OrderBasis basis) {

    static Optional<Order> of(WarrantDocument warrant, AuthorisationFile file) {
      StoredObject authorisation = file.authorisation();
      return body(warrant, file)
          .map(
              body ->
                  new Order(
                      authorisation.owner(),
                      List.copyOf(warrant.getDeliveryKeysList()),
                      authorisation.body().getAuthorisation().getIsTest(),
                      OrderBasis.of(warrant, body)));
    }

    /** The order as it was handed in; of equal ones the first that was. */
    private static Optional<ByteString> body(WarrantDocument warrant, AuthorisationFile file) {
      return file.documents().stream()
          .filter(
              filed ->
                  filed.finding() instanceof DocumentFinding.Accepted accepted
                      && accepted.warrant().equals(warrant))
          .map(FiledDocument::document)
          .min(Comparator.comparing(StoredObject::id))
          .map(document -> document.body().getDocument().getBody());
    }
  }
}
