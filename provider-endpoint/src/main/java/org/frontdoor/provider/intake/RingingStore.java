package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.RegisterView;
import org.frontdoor.provider.register.StoredAnswer;
import org.frontdoor.provider.register.StoredObject;

/**
 * A register store that rings for the owner of each new notification, after the transaction that
 * made it is durable: never for something that is not there.
 */
public final class RingingStore implements RegisterStore {

  private final RegisterStore store;
  private final NotificationBell bell = new NotificationBell();

  /** Rings for what happens in this store through this object. */
  public RingingStore(RegisterStore store) {
    this.store = store;
  }

  NotificationBell bell() {
    return bell;
  }

  @Override
  public <T> T inTransaction(Function<RegisterTransaction, T> work) {
    Set<EndpointId> owners = new HashSet<>();
    T result =
        store.inTransaction(
            register -> {
              owners.clear();
              return work.apply(new Listening(register, owners));
            });
    owners.forEach(bell::ring);
    return result;
  }

  @Override
  public <T> T reading(Function<RegisterView, T> work) {
    return store.reading(work);
  }

  @Override
  public void close() {
    store.close();
  }

  /** Notes whose notifications are made. */
  private record Listening(RegisterTransaction register, Set<EndpointId> owners)
      implements RegisterTransaction {

    @Override
    public void insert(StoredObject object) {
      register.insert(object);
      if (object.type() == ObjectType.OBJECT_TYPE_NOTIFICATION) {
        owners.add(object.owner());
      }
    }

    @Override
    public void replace(StoredObject object) {
      register.replace(object);
    }

    @Override
    public void amend(StoredObject object) {
      register.amend(object);
    }

    @Override
    public void recordAnswer(StoredAnswer answer) {
      register.recordAnswer(answer);
    }

    @Override
    public int forgetAnswersBefore(Instant instant) {
      return register.forgetAnswersBefore(instant);
    }

    @Override
    public void audit(AuditEntry entry) {
      register.audit(entry);
    }

    @Override
    public Optional<StoredObject> find(UUID id) {
      return register.find(id);
    }

    @Override
    public Optional<StoredObject> findByReference(
        EndpointId owner, ObjectType type, String reference) {
      return register.findByReference(owner, type, reference);
    }

    @Override
    public List<UUID> identifiers(ObjectQuery query) {
      return register.identifiers(query);
    }

    @Override
    public List<StoredObject> list(ObjectQuery query) {
      return register.list(query);
    }

    @Override
    public <V> V workedOut(Object key, Class<V> type, Supplier<V> work) {
      return register.workedOut(key, type, work);
    }

    @Override
    public Optional<StoredAnswer> answered(EndpointId sender, String transactionId) {
      return register.answered(sender, transactionId);
    }

    @Override
    public AuditHead auditHead() {
      return register.auditHead();
    }

    @Override
    public List<AuditRecord> auditRecords(long fromNumber, int max) {
      return register.auditRecords(fromNumber, max);
    }
  }
}
