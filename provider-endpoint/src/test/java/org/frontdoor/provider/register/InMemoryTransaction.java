package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.Comparator;
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

/** A transaction over a copy of the state. */
final class InMemoryTransaction implements RegisterTransaction {

  private final InMemoryState state;
  private final Set<UUID> written = new HashSet<>();
  private final Map<Object, Object> workedOut = new HashMap<>();

  InMemoryTransaction(InMemoryState state) {
    this.state = state;
  }

  @Override
  public Optional<StoredObject> find(UUID id) {
    return Optional.ofNullable(state.objects.get(id));
  }

  @Override
  public Optional<StoredObject> findByReference(
      EndpointId owner, ObjectType type, String reference) {
    return state.objects.values().stream()
        .filter(object -> object.owner().equals(owner) && object.type() == type)
        .filter(object -> object.reference().equals(Optional.of(reference)))
        .findFirst();
  }

  @Override
  public List<UUID> identifiers(ObjectQuery query) {
    return list(query).stream().map(StoredObject::id).toList();
  }

  @Override
  public List<StoredObject> list(ObjectQuery query) {
    return state.objects.values().stream()
        .filter(object -> !object.archived())
        .filter(object -> inScope(query.scope(), object))
        .filter(object -> query.type() == null || query.type() == object.type())
        .filter(object -> query.status() == null || query.status().equals(object.status()))
        .filter(object -> query.country() == null || query.country().equals(object.country()))
        .filter(object -> !object.lastChanged().isBefore(query.changed().from()))
        .filter(object -> object.lastChanged().isBefore(query.changed().before()))
        .sorted(
            Comparator.comparing(StoredObject::lastChanged)
                .reversed()
                .thenComparing(object -> object.id().toString()))
        .limit(query.limit())
        .toList();
  }

  private static boolean inScope(ObjectQuery.Scope scope, StoredObject object) {
    return switch (scope) {
      case ObjectQuery.Scope.OwnedBy owned -> object.owner().equals(owned.owner());
      case ObjectQuery.Scope.Naming naming -> object.associated().contains(naming.associated());
      case ObjectQuery.Scope.NamingNone none -> object.associated().isEmpty();
      case ObjectQuery.Scope.WholeRegister whole -> true;
    };
  }

  @Override
  public <V> V workedOut(Object key, Class<V> type, Supplier<V> work) {
    Object known = workedOut.get(List.of(key, type));
    V result = known == null ? work.get() : type.cast(known);
    workedOut.put(List.of(key, type), result);
    return result;
  }

  @Override
  public Optional<StoredAnswer> answered(EndpointId sender, String transactionId) {
    return Optional.ofNullable(
        state.answers.get(new InMemoryState.Exchange(sender, transactionId)));
  }

  @Override
  public AuditHead auditHead() {
    return state.audit.isEmpty()
        ? AuditHead.EMPTY
        : new AuditHead(state.audit.getLast().number(), state.audit.getLast().hash());
  }

  @Override
  public List<AuditRecord> auditRecords(long fromNumber, int max) {
    return state.audit.stream().filter(it -> it.number() >= fromNumber).limit(max).toList();
  }

  @Override
  public void insert(StoredObject object) {
    if (object.generation() != 1) {
      throw new IllegalArgumentException("A new object has generation 1.");
    }
    if (state.objects.containsKey(object.id())) {
      throw new ObjectExistsException();
    }
    put(object);
  }

  @Override
  public void replace(StoredObject object) {
    StoredObject before = present(object);
    if (object.generation() != before.generation() + 1) {
      throw new StaleGenerationException(object.id(), object.generation());
    }
    object.requireSuccessorOf(before);
    put(object);
  }

  @Override
  public void amend(StoredObject object) {
    StoredObject before = present(object);
    if (!written.contains(object.id()) || object.generation() != before.generation()) {
      throw new IllegalArgumentException("Only what this transaction wrote is amended.");
    }
    object.requireSuccessorOf(before);
    put(object);
  }

  @Override
  public void recordAnswer(StoredAnswer answer) {
    InMemoryState.Exchange exchange =
        new InMemoryState.Exchange(answer.sender(), answer.transactionId());
    if (state.answers.putIfAbsent(exchange, answer) != null) {
      throw new ObjectExistsException();
    }
  }

  @Override
  public int forgetAnswersBefore(Instant instant) {
    int before = state.answers.size();
    state.answers.values().removeIf(answer -> answer.answeredAt().isBefore(instant));
    return before - state.answers.size();
  }

  @Override
  public void audit(AuditEntry entry) {
    AuditHead head = auditHead().after(entry);
    state.audit.add(new AuditRecord(head.count(), entry, head.hash()));
  }

  private void put(StoredObject object) {
    for (UUID associated : object.associated()) {
      if (!associated.equals(object.id()) && !state.objects.containsKey(associated)) {
        throw new UnknownObjectException(associated);
      }
    }
    state.objects.put(object.id(), object);
    written.add(object.id());
  }

  private StoredObject present(StoredObject object) {
    return find(object.id()).orElseThrow(() -> new UnknownObjectException(object.id()));
  }
}
