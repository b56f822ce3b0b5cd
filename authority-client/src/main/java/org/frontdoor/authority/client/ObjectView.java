package org.frontdoor.authority.client;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.NotificationObject;

/**
 * An HI-1 object as the provider keeps it.
 *
 * @param object all of it; may name a target, unlike the other parts
 */
public record ObjectView(Hi1Object object) {

  /** Identifier of the object. */
  public String identifier() {
    return object.getObjectIdentifier();
  }

  /** {@code Authorisation}, {@code Document}, {@code LiTask} or {@code Notification}. */
  public String type() {
    return switch (object.getKindCase()) {
      case AUTHORISATION -> "Authorisation";
      case DOCUMENT -> "Document";
      case LI_TASK -> "LiTask";
      case NOTIFICATION -> "Notification";
      case KIND_NOT_SET -> "Unknown";
    };
  }

  /** LIID of a task, reference of an authorisation or document; empty for a notification. */
  public String reference() {
    return switch (object.getKindCase()) {
      case AUTHORISATION -> object.getAuthorisation().getReference();
      case DOCUMENT -> object.getDocument().getReference();
      case LI_TASK -> object.getLiTask().getReference();
      case NOTIFICATION, KIND_NOT_SET -> "";
    };
  }

  /**
   * Status as the dictionaries of TS 103 120 spell it, for example {@code AwaitingProvisioning}.
   */
  public String status() {
    return switch (object.getKindCase()) {
      case AUTHORISATION ->
          word(object.getAuthorisation().getStatus().name(), "AUTHORISATION_STATUS_");
      case DOCUMENT -> word(object.getDocument().getStatus().name(), "DOCUMENT_STATUS_");
      case LI_TASK -> word(object.getLiTask().getStatus().name(), "TASK_STATUS_");
      case NOTIFICATION -> object.getNotification().getNewNotification() ? "New" : "Read";
      case KIND_NOT_SET -> "Unknown";
    };
  }

  /** Whether a task runs. */
  public boolean active() {
    return object.hasLiTask() && status().equals("Active");
  }

  /** Whether a task may still become active by itself. */
  public boolean waiting() {
    return status().startsWith("Awaiting");
  }

  /** Why the status is not a good one. */
  public Optional<Refusal> reason() {
    ErrorInformation reason =
        switch (object.getKindCase()) {
          case AUTHORISATION -> object.getAuthorisation().getInvalidReason();
          case DOCUMENT -> object.getDocument().getInvalidReason();
          case LI_TASK -> object.getLiTask().getInvalidReason();
          case NOTIFICATION, KIND_NOT_SET -> ErrorInformation.getDefaultInstance();
        };
    return reason.getErrorCode() == 0 ? Optional.empty() : Optional.of(Refusal.of(reason));
  }

  /** When interception began, of a task that has. */
  public Optional<Instant> provisioned() {
    return object.getLiTask().hasProvisioningTime()
        ? Optional.of(Times.instant(object.getLiTask().getProvisioningTime()))
        : Optional.empty();
  }

  /** When interception ended, of a task that has. */
  public Optional<Instant> deprovisioned() {
    return object.getLiTask().hasDeprovisioningTime()
        ? Optional.of(Times.instant(object.getLiTask().getDeprovisioningTime()))
        : Optional.empty();
  }

  /** What a notification is about, for example {@code Activation}; empty for other objects. */
  public String event() {
    return object.hasNotification()
        ? word(object.getNotification().getType().name(), "NOTIFICATION_TYPE_")
        : "";
  }

  /** The notification; of other objects an empty one. */
  public NotificationObject notification() {
    return object.getNotification();
  }

  /** Says which object it is, never whom it is about. */
  @Override
  public String toString() {
    return type() + " " + identifier();
  }

  private static String word(String name, String prefix) {
    StringBuilder word = new StringBuilder();
    for (String part : name.substring(prefix.length()).split("_", -1)) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }
}
