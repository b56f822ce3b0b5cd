package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ObjectType;

/**
 * What HI-1 asks of the values of an object, by kind, before it is stored. Whether the object then
 * has a good status is for the status rules to say.
 */
final class KindRules {

  private final TargetFormats formats;
  private final WarrantFindings warrants;

  KindRules(TargetFormats formats, WarrantFindings warrants) {
    this.formats = formats;
    this.warrants = warrants;
  }

  /** Does beforehand what takes long about new objects; to be forgotten by running the result. */
  Runnable lookAhead(List<Hi1Object> objects, Instant now) {
    return warrants.lookAhead(objects.stream().filter(Hi1Object::hasDocument).toList(), now);
  }

  /** Checks a new object. */
  void checkCreate(Hi1Object object, ActionContext context) throws ActionRefusedException {
    String at = "create.object." + FieldPolicies.kindField(object).getName() + ".";
    switch (object.getKindCase()) {
      case AUTHORISATION -> {
        AuthorisationObject authorisation = object.getAuthorisation();
        checkReceiver(authorisation.getCspId(), at, context);
        Timespans.checkFuture(authorisation.getTimespan(), context.now(), at + "timespan");
      }
      case DOCUMENT -> warrants.checkReadable(object, context.now());
      case LI_TASK -> {
        LiTaskObject task = object.getLiTask();
        checkReceiver(task.getCspId(), at, context);
        Timespans.checkFuture(task.getTimespan(), context.now(), at + "timespan");
        formats.check(task.getTargetIdentifier(), at + "target_identifier");
        checkReference(object, context);
      }
      case NOTIFICATION, KIND_NOT_SET -> {}
    }
  }

  /** Checks a changed object. */
  void checkUpdate(Hi1Object before, Hi1Object after, ActionContext context)
      throws ActionRefusedException {
    Optional<Timespan> newSpan =
        timespan(after).filter(it -> !timespan(before).equals(Optional.of(it)));
    if (newSpan.isPresent()) {
      String field = "update.object." + FieldPolicies.kindField(after).getName() + ".timespan";
      Timespans.checkFuture(newSpan.get(), context.now(), field);
    }
    if (after.getNotification().getNewNotification()
        && !before.getNotification().getNewNotification()) {
      throw new ActionRefusedException(
          Hi1Fault.NOTIFICATION_RENEWED, "update.object.notification.new_notification");
    }
  }

  private static Optional<Timespan> timespan(Hi1Object object) {
    return switch (object.getKindCase()) {
      case AUTHORISATION -> Optional.of(object.getAuthorisation().getTimespan());
      case LI_TASK -> Optional.of(object.getLiTask().getTimespan());
      case DOCUMENT, NOTIFICATION, KIND_NOT_SET -> Optional.empty();
    };
  }

  private static void checkReceiver(EndpointId csp, String at, ActionContext context)
      throws ActionRefusedException {
    if (!csp.equals(context.receiver())) {
      throw new ActionRefusedException(Hi1Fault.CSP_NOT_RECEIVER, at + "csp_id");
    }
  }

  /** The LIID names the chain of the task's records, so it must be the sender's only one. */
  private static void checkReference(Hi1Object object, ActionContext context)
      throws ActionRefusedException {
    boolean taken =
        context
            .register()
            .findByReference(
                context.sender(), ObjectType.OBJECT_TYPE_LI_TASK, object.getLiTask().getReference())
            .filter(found -> !found.id().equals(UUID.fromString(object.getObjectIdentifier())))
            .isPresent();
    if (taken) {
      throw new ActionRefusedException(Hi1Fault.REFERENCE_TAKEN, "create.object.li_task.reference");
    }
  }
}
