package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

  /**
   * What the switch has confirmed of one task.
   *
   * @param command what it was told
   * @param at since when that holds
   */
  record Confirmation(UUID taskId, TaskLine.Command command, Instant at) {}

  /**
   * Writes what the switch has confirmed, all of it in one transaction or nothing.
   *
   * @throws RuntimeException if it cannot be written; then the board is as before, too
   */
  void confirmed(List<Confirmation> confirmations, Instant now) {
    List<SwitchBoard.Entry> before =
        confirmations.stream().map(Confirmation::taskId).map(board::entry).toList();
    boolean done = false;
    try {
      store.inTransaction(
          register -> {
            confirmations.forEach(each -> confirmed(register, each, now));
            return confirmations;
          });
      done = true;
    } finally {
      if (!done) {
        before.forEach(board::restore);
      }
    }
  }

  private void confirmed(RegisterTransaction register, Confirmation confirmation, Instant now) {
    UUID taskId = confirmation.taskId();
    switch (confirmation.command()) {
      case ACTIVATE -> running(register, taskId, confirmation.at(), now);
      case SUSPEND -> held(register, taskId, now);
      case END -> ended(register, taskId, confirmation.at(), now);
    }
  }

  private void running(RegisterTransaction register, UUID taskId, Instant since, Instant now) {
    boolean news = board.position(taskId) != SwitchPosition.RUNNING;
    board.setPosition(taskId, SwitchPosition.RUNNING);
    board.setFault(taskId, false);
    register.find(taskId).ifPresent(found -> keepRunning(register, found, since, now));
    if (news) {
      filing.audit(register, AuditAction.INTERCEPTION_STARTED, taskId, now);
    }
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

  private void held(RegisterTransaction register, UUID taskId, Instant now) {
    board.setPosition(taskId, SwitchPosition.HELD);
    filing.audit(register, AuditAction.INTERCEPTION_HELD, taskId, now);
    register.find(taskId).ifPresent(task -> filing.refresh(register, task, now));
  }

  private void ended(RegisterTransaction register, UUID taskId, Instant since, Instant now) {
    board.setPosition(taskId, SwitchPosition.ENDED);
    board.setFault(taskId, false);
    filing.audit(register, AuditAction.INTERCEPTION_ENDED, taskId, now);
    register
        .find(taskId)
        .ifPresent(
            task ->
                filing.update(
                    register,
                    task,
                    with(
                        task,
                        task.body().getLiTask().toBuilder()
                            .setDeprovisioningTime(Filing.timestamp(micros(since)))),
                    now));
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
