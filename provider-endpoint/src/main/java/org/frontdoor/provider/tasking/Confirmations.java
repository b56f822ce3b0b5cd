package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.register.SwitchPosition;

/**
 * Writes into the register what the switch has confirmed, with status, notification and account in
 * one transaction.
 */
final class Confirmations {

  private final RegisterStore store;
  private final Filing filing;
  private final SwitchBoard board;

  Confirmations(RegisterStore store, Filing filing, SwitchBoard board) {
    this.store = store;
    this.filing = filing;
    this.board = board;
  }

  /** Interception runs. */
  void running(UUID taskId, Instant since, Instant now) {
    store.inTransaction(
        register -> {
          boolean news = board.position(taskId) != SwitchPosition.RUNNING;
          board.setPosition(taskId, SwitchPosition.RUNNING);
          board.setFault(taskId, false);
          Optional<StoredObject> task = register.find(taskId);
          task.ifPresent(found -> keepRunning(register, found, since, now));
          if (news) {
            filing.audit(register, AuditAction.INTERCEPTION_STARTED, taskId, now);
          }
          return task;
        });
  }

  private void keepRunning(
      RegisterTransaction register, StoredObject task, Instant since, Instant now) {
    LiTaskObject object = task.body().getLiTask();
    boolean known =
        object.getStatus() == TaskStatus.TASK_STATUS_ACTIVE && object.hasProvisioningTime();
    if (known) {
      filing.refresh(register, task, now);
      return;
    }
    LiTaskObject.Builder changed = object.toBuilder().clearDeprovisioningTime();
    if (!object.hasProvisioningTime()) {
      changed.setProvisioningTime(Filing.timestamp(micros(since)));
    }
    filing.update(register, task, with(task, changed), now);
  }

  /** Interception is held. */
  void held(UUID taskId, Instant now) {
    store.inTransaction(
        register -> {
          board.setPosition(taskId, SwitchPosition.HELD);
          filing.audit(register, AuditAction.INTERCEPTION_HELD, taskId, now);
          return register.find(taskId).map(task -> filing.refresh(register, task, now));
        });
  }

  /** Interception has ended. */
  void ended(UUID taskId, Instant since, Instant now) {
    store.inTransaction(
        register -> {
          board.setPosition(taskId, SwitchPosition.ENDED);
          board.setFault(taskId, false);
          filing.audit(register, AuditAction.INTERCEPTION_ENDED, taskId, now);
          return register
              .find(taskId)
              .map(
                  task ->
                      filing.update(
                          register,
                          task,
                          with(
                              task,
                              task.body().getLiTask().toBuilder()
                                  .setDeprovisioningTime(Filing.timestamp(micros(since)))),
                          now));
        });
  }

  /** A fault keeps a task from running. */
  void faulty(UUID taskId, Instant now) {
    store.inTransaction(
        register -> {
          board.setFault(taskId, true);
          filing.audit(register, AuditAction.INTERCEPTION_FAILED, taskId, now);
          return register.find(taskId).map(task -> filing.refresh(register, task, now));
        });
  }

  /** An incident that changes no status. */
  void incident(UUID taskId, Incident incident, Instant now) {
    store.inTransaction(
        register -> {
          Optional<StoredObject> task = register.find(taskId);
          task.ifPresent(found -> filing.incident(register, found, incident, now));
          return task;
        });
  }

  /** Time has passed for these objects. */
  Set<UUID> timePassed(UUID object, Instant now) {
    return store.inTransaction(
        register ->
            register
                .find(object)
                .map(found -> filing.refresh(register, found, now).touched())
                .orElseGet(Set::of));
  }

  private static Hi1Object with(StoredObject task, LiTaskObject.Builder changed) {
    return task.body().toBuilder().setLiTask(changed).build();
  }

  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
