package org.frontdoor.provider.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;

/**
 * The register as it stood at one instant. Usable only inside the call that handed it out, by its
 * thread.
 */
public interface RegisterView {

  /** The object with this identifier, whoever owns it, archived or not. */
  Optional<StoredObject> find(UUID id);

  /**
   * The object of this type to which the owner gave this reference (an LIID, say). Where it gave
   * the reference twice, the one made first. Without reading every object.
   */
  Optional<StoredObject> findByReference(EndpointId owner, ObjectType type, String reference);

  /** Identifiers of the objects that are meant, in that order; their bodies are not read. */
  List<UUID> identifiers(ObjectQuery query);

  /** The objects that are meant, in the order that {@link ObjectQuery} promises. */
  List<StoredObject> list(ObjectQuery query);

  /**
   * What follows from objects of this view and is costly to work out: worked out when it is first
   * asked for, and forgotten when the call that handed out this view returns.
   *
   * @param key what it follows from, generations included, so that it changes when they do
   * @param type the type of what is worked out; part of the key
   */
  <V> V workedOut(Object key, Class<V> type, Supplier<V> work);

  /** What was answered to this sender's transaction, if it was seen before. */
  Optional<StoredAnswer> answered(EndpointId sender, String transactionId);

  /** The end of the account. */
  AuditHead auditHead();

  /**
   * Entries of the account, in order.
   *
   * @param fromNumber first number wanted, from 1
   * @param max at most so many, from 1
   */
  List<AuditRecord> auditRecords(long fromNumber, int max);
}
