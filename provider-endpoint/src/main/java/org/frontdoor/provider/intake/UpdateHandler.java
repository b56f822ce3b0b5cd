package org.frontdoor.provider.intake;

import java.util.UUID;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.UpdateAction;
import org.frontdoor.hi1.v1.UpdateResult;
import org.frontdoor.provider.register.Latch;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.tasking.Filing;

/**
 * UPDATE: changes an object of the sender (TS 103 120 clause 6.4.7). Cancelling is an UPDATE of the
 * desired status. Everything is checked before anything is stored.
 */
final class UpdateHandler {

  private static final String AT = "update.object.";

  private final KindRules rules;
  private final Filing filing;

  UpdateHandler(KindRules rules, Filing filing) {
    this.rules = rules;
    this.filing = filing;
  }

  UpdateResult handle(UpdateAction action, ActionContext context) throws ActionRefusedException {
    Hi1Object change = action.getObject();
    StoredObject current = current(change, context);
    if (change.getKindCase() != current.body().getKindCase()) {
      throw new ActionRefusedException(Hi1Fault.KIND_CHANGED, "update.object");
    }
    if (change.hasGeneration() && change.getGeneration() != current.generation()) {
      throw new ActionRefusedException(Hi1Fault.GENERATION_STALE, AT + "generation");
    }
    Hi1Object merged = Fields.merge(current.body(), change);
    checkLatch(current, merged);
    if (change.hasAssociatedObjects()) {
      Links.check(merged, current.associated(), "update", context);
    }
    rules.checkUpdate(current.body(), merged, context);
    Filing.Filed filed = filing.update(context.register(), current, merged, context.now());
    context.touch(filed.touched());
    return UpdateResult.newBuilder()
        .setIdentifier(change.getObjectIdentifier())
        .setObject(filed.stored().body())
        .build();
  }

  private static StoredObject current(Hi1Object change, ActionContext context)
      throws ActionRefusedException {
    UUID id = UUID.fromString(change.getObjectIdentifier());
    StoredObject found = context.own(id).filter(object -> !object.archived()).orElse(null);
    if (found != null) {
      return found;
    }
    if (context.hasFailed(id)) {
      throw new ActionRefusedException(Hi1Fault.LINK_FAILED, AT + "object_identifier");
    }
    throw new ActionRefusedException(
        isCancellation(change) ? Hi1Fault.CANCEL_UNKNOWN : Hi1Fault.UPDATE_UNKNOWN,
        AT + "object_identifier");
  }

  /** What is final stays as it is; only what has expired may still be cancelled. */
  private static void checkLatch(StoredObject current, Hi1Object merged)
      throws ActionRefusedException {
    switch (current.latch()) {
      case NONE -> {}
      case CANCELLED, REJECTED ->
          throw new ActionRefusedException(Hi1Fault.STATUS_FINAL, AT + "object_identifier");
      case EXPIRED, LAPSED -> {
        if (!isCancellation(merged)) {
          throw new ActionRefusedException(
              current.latch() == Latch.EXPIRED ? Hi1Fault.UPDATE_EXPIRED : Hi1Fault.STATUS_FINAL,
              AT + "object_identifier");
        }
      }
    }
  }

  private static boolean isCancellation(Hi1Object object) {
    return object.getAuthorisation().getDesiredStatus()
            == AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED
        || object.getLiTask().getDesiredStatus() == TaskStatus.TASK_STATUS_CANCELLED;
  }
}
