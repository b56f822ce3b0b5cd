package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.provider.tasking.Filing;

/**
 * CREATE: a new object of the sender (TS 103 120 clause 6.4.6). Everything is checked before
 * anything is stored, so that a refused action has no effect.
 */
final class CreateHandler {

  private final KindRules rules;
  private final Filing filing;

  CreateHandler(KindRules rules, Filing filing) {
    this.rules = rules;
    this.filing = filing;
  }

  /** Does beforehand what takes long about new objects; to be forgotten by running the result. */
  Runnable lookAhead(List<Hi1Object> objects, Instant now) {
    return rules.lookAhead(objects, now);
  }

  CreateResult handle(CreateAction action, ActionContext context) throws ActionRefusedException {
    Hi1Object object = action.getObject();
    UUID id = UUID.fromString(object.getObjectIdentifier());
    if (object.hasNotification()) {
      throw new ActionRefusedException(Hi1Fault.NOTIFICATION_CREATE, "create.object.notification");
    }
    Fields.checkCreate(object);
    if (!object.getCountryCode().equals(context.sender().getCountryCode())
        || !object.getOwnerIdentifier().equals(context.sender().getUniqueIdentifier())) {
      throw new ActionRefusedException(Hi1Fault.OWNER_NOT_SENDER, "create.object.owner_identifier");
    }
    if (context.register().find(id).isPresent()) {
      throw new ActionRefusedException(Hi1Fault.OBJECT_EXISTS, "create.object.object_identifier");
    }
    Links.check(object, List.of(), "create", context);
    rules.checkCreate(object, context);
    Filing.Filed filed = filing.create(context.register(), object, context.now());
    context.touch(filed.touched());
    return CreateResult.newBuilder()
        .setIdentifier(object.getObjectIdentifier())
        .setObject(filed.stored().body())
        .build();
  }
}
