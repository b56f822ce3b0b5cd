package org.frontdoor.provider.storage.sqlite;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;
import org.frontdoor.provider.register.ObjectExistsException;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StaleGenerationException;
import org.frontdoor.provider.register.StoredAnswer;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.register.UnknownObjectException;

/**
 * A transaction over the rows of one connection. There is one writer, so what is checked before a
 * write still holds when it is written.
 */
final class SqliteTransaction implements RegisterTransaction {

  private final ObjectRows objects;
  private final AnswerRows answers;
  private final AuditRows audit;
  private final Set<UUID> written = new HashSet<>();
  private final Map<Object, Object> workedOut = new HashMap<>();

  SqliteTransaction(ObjectRows objects, AnswerRows answers, AuditRows audit) {
    this.objects = objects;
    this.answers = answers;
    this.audit = audit;
  }

  @Override
  public Optional<StoredObject> find(UUID id) {
    return objects.find(id);
  }

  @Override
  public Optional<StoredObject> findByReference(
      EndpointId owner, ObjectType type, String reference) {
    return objects.findByReference(owner, type, reference);
  }

  @Override
  public List<UUID> identifiers(ObjectQuery query) {
    return objects.identifiers(query);
  }

  @Override
  public List<StoredObject> list(ObjectQuery query) {
    return objects.list(query);
  }

  @Override
  public <V> V workedOut(Object key, Class<V> type, Supplier<V> work) {
    // Not computeIfAbsent: the work may ask for more to be worked out.
    List<Object> place = List.of(key, type);
    Object known = workedOut.get(place);
    if (known != null) {
      return type.cast(known);
    }
    V result = work.get();
    workedOut.put(place, result);
    return result;
  }

  @Override
  public Optional<StoredAnswer> answered(EndpointId sender, String transactionId) {
    return answers.find(sender, transactionId);
  }

  @Override
  public AuditHead auditHead() {
    return audit.head();
  }

  @Override
  public List<AuditRecord> auditRecords(long fromNumber, int max) {
    return audit.records(fromNumber, max);
  }

  @Override
  public void insert(StoredObject object) {
    if (object.generation() != 1) {
      throw new IllegalArgumentException("A new object has generation 1.");
    }
    requireAssociated(object);
    if (!objects.insert(object)) {
      throw new ObjectExistsException();
    }
    written.add(object.id());
  }

  @Override
  public void replace(StoredObject object) {
    StoredObject before = present(object);
    if (object.generation() != before.generation() + 1) {
      throw new StaleGenerationException(object.id(), object.generation());
    }
    write(before, object);
  }

  @Override
  public void amend(StoredObject object) {
    StoredObject before = present(object);
    if (!written.contains(object.id()) || object.generation() != before.generation()) {
      throw new IllegalArgumentException("Only what this transaction wrote is amended.");
    }
    write(before, object);
  }

  @Override
  public void recordAnswer(StoredAnswer answer) {
    if (answers.find(answer.sender(), answer.transactionId()).isPresent()) {
      throw new ObjectExistsException();
    }
    answers.insert(answer);
  }

  @Override
  public int forgetAnswersBefore(Instant instant) {
    return answers.deleteBefore(instant);
  }

  @Override
  public void audit(AuditEntry entry) {
    audit.append(entry);
  }

  private void write(StoredObject before, StoredObject object) {
    object.requireSuccessorOf(before);
    requireAssociated(object);
    objects.replace(before, object);
    written.add(object.id());
  }

  private StoredObject present(StoredObject object) {
    return objects.find(object.id()).orElseThrow(() -> new UnknownObjectException(object.id()));
  }

  private void requireAssociated(StoredObject object) {
    for (UUID associated : object.associated()) {
      if (objects.find(associated).isEmpty() && !associated.equals(object.id())) {
        throw new UnknownObjectException(associated);
      }
    }
  }
}
