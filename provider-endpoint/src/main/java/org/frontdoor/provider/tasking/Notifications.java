package org.frontdoor.provider.tasking;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StatusChange;
import org.frontdoor.provider.register.StoredObject;

/** Makes notification objects for the owner of what they are about (TS 103 120 clause 7.4). */
final class Notifications {

  private static final String ACTIVE = "Active";

  private final Supplier<UUID> ids;

  Notifications(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Tells the owner that the status of an object has changed. */
  UUID statusChanged(RegisterTransaction register, StatusChange change) {
    StoredObject after = change.after();
    return insert(
        register,
        after,
        type(after.type(), change.before().status(), after.status()),
        subject(after.type()) + " is now " + after.status() + ".",
        after.body().getLastChanged());
  }

  /** Tells the owner of a failure of interception or delivery. */
  UUID failed(RegisterTransaction register, StoredObject task, String details, Instant now) {
    return insert(
        register, task, NotificationType.NOTIFICATION_TYPE_FAILURE, details, Filing.timestamp(now));
  }

  private UUID insert(
      RegisterTransaction register,
      StoredObject about,
      NotificationType type,
      String details,
      Timestamp at) {
    UUID id = ids.get();
    Hi1Object body =
        Hi1Object.newBuilder()
            .setObjectIdentifier(id.toString())
            .setCountryCode(about.body().getCountryCode())
            .setOwnerIdentifier(about.body().getOwnerIdentifier())
            .setGeneration(1)
            .setLastChanged(at)
            .setAssociatedObjects(
                AssociatedObjects.newBuilder()
                    .addObjectIdentifiers(about.body().getObjectIdentifier()))
            .setNotification(
                NotificationObject.newBuilder()
                    .setDetails(details)
                    .setType(type)
                    .setNewNotification(true)
                    .setTimestamp(at)
                    .setStatusOfAssociatedObject(about.status()))
            .build();
    register.insert(StoredObject.of(body));
    return id;
  }

  private static NotificationType type(ObjectType object, String before, String after) {
    return switch (after) {
      case ACTIVE -> NotificationType.NOTIFICATION_TYPE_ACTIVATION;
      case "Expired" -> NotificationType.NOTIFICATION_TYPE_EXPIRY;
      case "Error" -> NotificationType.NOTIFICATION_TYPE_FAILURE;
      default ->
          object == ObjectType.OBJECT_TYPE_LI_TASK && before.equals(ACTIVE)
              ? NotificationType.NOTIFICATION_TYPE_DEACTIVATION
              : NotificationType.NOTIFICATION_TYPE_CHANGE;
    };
  }

  private static String subject(ObjectType type) {
    return switch (type) {
      case OBJECT_TYPE_AUTHORISATION -> "The authorisation";
      case OBJECT_TYPE_DOCUMENT -> "The document";
      case OBJECT_TYPE_LI_TASK -> "The task";
      case OBJECT_TYPE_NOTIFICATION -> "The notification";
      case OBJECT_TYPE_UNSPECIFIED, UNRECOGNIZED -> "The object";
    };
  }
}
