package org.frontdoor.provider.register;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditSubject;

/** Synthetic objects for tests. */
public final class RegisterSamples {

  public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  public static final EndpointId AUTHORITY = endpoint("XX", "ACTOR001");
  public static final EndpointId OTHER_AUTHORITY = endpoint("XX", "ACTOR002");
  public static final EndpointId PROVIDER = endpoint("XX", "PROVIDER1");

  private RegisterSamples() {}

  public static EndpointId endpoint(String country, String identifier) {
    return EndpointId.newBuilder().setCountryCode(country).setUniqueIdentifier(identifier).build();
  }

  /** A UUID that a number gives. */
  public static UUID id(int number) {
    return new UUID(0x1234_5678_0000_4000L, 0x8000_0000_0000_0000L + number);
  }

  public static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  public static Timespan timespan(Instant start, Instant end) {
    return Timespan.newBuilder().setStart(timestamp(start)).setEnd(timestamp(end)).build();
  }

  public static TargetIdentifier target(String account) {
    FormatType format =
        FormatType.newBuilder().setFormatOwner("PROVIDER1").setFormatName("Account").build();
    return TargetIdentifier.newBuilder()
        .addValues(TargetIdentifierValue.newBuilder().setFormatType(format).setValue(account))
        .build();
  }

  /** The parts that every object has, at generation 1. */
  public static Hi1Object.Builder object(UUID id, EndpointId owner, UUID... associated) {
    Hi1Object.Builder result =
        Hi1Object.newBuilder()
            .setObjectIdentifier(id.toString())
            .setCountryCode(owner.getCountryCode())
            .setOwnerIdentifier(owner.getUniqueIdentifier())
            .setGeneration(1)
            .setLastChanged(timestamp(NOW));
    AssociatedObjects.Builder links = AssociatedObjects.newBuilder();
    for (UUID each : associated) {
      links.addObjectIdentifiers(each.toString());
    }
    return associated.length == 0 ? result : result.setAssociatedObjects(links);
  }

  public static StoredObject authorisation(UUID id, EndpointId owner, String reference) {
    return StoredObject.of(
        object(id, owner)
            .setAuthorisation(AuthorisationObject.newBuilder().setReference(reference))
            .build());
  }

  public static StoredObject task(UUID id, EndpointId owner, String account, UUID... associated) {
    return StoredObject.of(
        object(id, owner, associated)
            .setLiTask(
                LiTaskObject.newBuilder()
                    .setReference("LIID-" + id.getLeastSignificantBits() % 1000)
                    .setTargetIdentifier(target(account))
                    .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY))
            .build());
  }

  public static AuditEntry entry(int number) {
    return new AuditEntry(
        AuditEntry.provider("test"),
        NOW.plusSeconds(number),
        AuditAction.UPDATE,
        AuditSubject.of(id(number), id(1), "REF-1"),
        AuditEntry.DONE,
        "c-" + number);
  }
}
