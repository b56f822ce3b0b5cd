package org.frontdoor.provider.register;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;

/**
 * An object as the register holds it. Everything but latch and archive is in the body, so that the
 * two can never say different things.
 *
 * @param body the object, complete with owner, country, generation, last change and status
 * @param latch what it has become for good
 * @param archived whether it is kept for the record only: LIST omits it, GET answers 3015
 */
public record StoredObject(Hi1Object body, Latch latch, boolean archived) {

  /**
   * Checks that the body is complete.
   *
   * @throws IllegalArgumentException if identifier, owner, country, generation, last change or kind
   *     is missing
   */
  public StoredObject {
    if (!body.hasCountryCode()
        || !body.hasOwnerIdentifier()
        || body.getGeneration() < 1
        || !body.hasLastChanged()
        || body.getKindCase() == Hi1Object.KindCase.KIND_NOT_SET) {
      throw new IllegalArgumentException("A stored object is complete.");
    }
  }

  /** A new object: not final, not archived. */
  public static StoredObject of(Hi1Object body) {
    return new StoredObject(body, Latch.NONE, false);
  }

  /** Its identifier. */
  public UUID id() {
    return UUID.fromString(body.getObjectIdentifier());
  }

  /** Its type. */
  public ObjectType type() {
    return switch (body.getKindCase()) {
      case AUTHORISATION -> ObjectType.OBJECT_TYPE_AUTHORISATION;
      case DOCUMENT -> ObjectType.OBJECT_TYPE_DOCUMENT;
      case LI_TASK -> ObjectType.OBJECT_TYPE_LI_TASK;
      case NOTIFICATION -> ObjectType.OBJECT_TYPE_NOTIFICATION;
      case KIND_NOT_SET -> throw new IllegalStateException("A stored object has a kind.");
    };
  }

  /** The authority that owns it; nobody else learns that it exists. */
  public EndpointId owner() {
    return EndpointId.newBuilder()
        .setCountryCode(body.getCountryCode())
        .setUniqueIdentifier(body.getOwnerIdentifier())
        .build();
  }

  /** Country of the owner. */
  public String country() {
    return body.getCountryCode();
  }

  /** Counts its changes, from 1. */
  public long generation() {
    return body.getGeneration();
  }

  /** When it last changed. */
  public Instant lastChanged() {
    Timestamp time = body.getLastChanged();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Dictionary value of its status, for example "Active". */
  public String status() {
    return StatusNames.of(body);
  }

  /** Identifiers of the objects that it names as associated. */
  public List<UUID> associated() {
    return body.getAssociatedObjects().getObjectIdentifiersList().stream()
        .map(UUID::fromString)
        .toList();
  }

  /** The reference that its owner gave it; a notification has none. */
  public Optional<String> reference() {
    return switch (body.getKindCase()) {
      case AUTHORISATION -> Optional.of(body.getAuthorisation().getReference());
      case DOCUMENT -> Optional.of(body.getDocument().getReference());
      case LI_TASK -> Optional.of(body.getLiTask().getReference());
      case NOTIFICATION, KIND_NOT_SET -> Optional.empty();
    };
  }

  /**
   * The next generation of the object.
   *
   * @param changed the body with its changes; generation and last change are set here
   * @param at when it changed; cut to whole microseconds
   */
  public StoredObject next(Hi1Object changed, Latch newLatch, Instant at) {
    Instant micros = at.truncatedTo(ChronoUnit.MICROS);
    Hi1Object next =
        changed.toBuilder()
            .setGeneration(generation() + 1)
            .setLastChanged(
                Timestamp.newBuilder()
                    .setSeconds(micros.getEpochSecond())
                    .setNanos(micros.getNano()))
            .build();
    return new StoredObject(next, newLatch, archived);
  }

  /**
   * Checks that this may take the place of another: the same object and owner, its latch kept.
   *
   * @throws IllegalArgumentException if it may not
   */
  public void requireSuccessorOf(StoredObject before) {
    if (!id().equals(before.id()) || type() != before.type() || !owner().equals(before.owner())) {
      throw new IllegalArgumentException("An object keeps its identifier, type and owner.");
    }
    if (!before.latch.mayBecome(latch)) {
      throw new IllegalArgumentException("What became final stays final.");
    }
  }

  /** Says nothing of the body. */
  @Override
  public String toString() {
    return "StoredObject[" + id() + ", " + type() + ", generation " + generation() + "]";
  }
}
