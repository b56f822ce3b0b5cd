package org.frontdoor.provider.tasking;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditSubject;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StatusChange;
import org.frontdoor.provider.register.StatusKeeper;
import org.frontdoor.provider.register.StoredObject;

/**
 * Files objects with every consequence in the same transaction: the object gets its status, what
 * else changes its status the next generation, their owner a notification, the account an entry (TS
 * 103 120 clauses 7.1.3 and 7.1.5).
 */
public final class Filing {

  private final StatusKeeper keeper;
  private final Notifications notifications;
  private final Supplier<UUID> ids;

  /**
   * @param ids source of identifiers for notifications and entries of the account
   */
  public Filing(StatusKeeper keeper, Supplier<UUID> ids) {
    this.keeper = keeper;
    this.notifications = new Notifications(ids);
    this.ids = ids;
  }

  /**
   * What came of filing an object.
   *
   * @param stored the object as it now stands
   * @param touched identifiers of all objects, this one included, of which tasking must hear
   */
  public record Filed(StoredObject stored, Set<UUID> touched) {}

  /**
   * Files a new object as generation 1. Its first status is no change and makes no notification.
   */
  public Filed create(RegisterTransaction register, Hi1Object body, Instant now) {
    Hi1Object first = body.toBuilder().setGeneration(1).setLastChanged(timestamp(now)).build();
    StoredObject created = StoredObject.of(first);
    register.insert(created);
    return filed(register, created.id(), keeper.settle(register, created.id(), now), now);
  }

  /** Files the next generation of an object. */
  public Filed update(
      RegisterTransaction register, StoredObject current, Hi1Object changed, Instant now) {
    register.replace(current.next(changed, current.latch(), now));
    List<StatusChange> consequences = keeper.settle(register, current.id(), now);
    Filed filed = filed(register, current.id(), consequences, now);
    StatusChange own = new StatusChange(current, filed.stored);
    if (current.body().hasNotification() || !own.statusDiffers()) {
      return filed;
    }
    notifications.statusChanged(register, own);
    return filed;
  }

  /** Brings an object, and all that depend on it, to the status that they have at this instant. */
  public Filed refresh(RegisterTransaction register, StoredObject object, Instant now) {
    return filed(register, object.id(), keeper.refresh(register, object.id(), now), now);
  }

  /** Tells the owner of a task, and the account, of an incident that leaves its status alone. */
  void incident(RegisterTransaction register, StoredObject task, Incident incident, Instant now) {
    notifications.failed(register, task, incident.sentence(), now);
    audit(register, AuditAction.INTERCEPTION_FAILED, task.id(), now);
  }

  /** Adds what tasking did to the account. */
  void audit(RegisterTransaction register, AuditAction action, UUID object, Instant now) {
    register.audit(
        new AuditEntry(
            AuditEntry.provider("tasking"),
            now,
            action,
            AuditSubject.of(object),
            AuditEntry.DONE,
            ids.get().toString()));
  }

  private Filed filed(
      RegisterTransaction register, UUID id, List<StatusChange> consequences, Instant now) {
    StoredObject stored = register.find(id).orElseThrow();
    Set<UUID> touched = new HashSet<>(stored.associated());
    touched.add(id);
    for (StatusChange change : consequences) {
      touched.add(change.after().id());
      if (change.statusDiffers()) {
        notifications.statusChanged(register, change);
      }
      audit(register, AuditAction.STATUS_CHANGED, change.after().id(), now);
    }
    return new Filed(stored, Set.copyOf(touched));
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
