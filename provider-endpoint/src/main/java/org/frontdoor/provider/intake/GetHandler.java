package org.frontdoor.provider.intake;

import java.util.UUID;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.GetResult;
import org.frontdoor.provider.register.StoredObject;

/** GET: one object of the sender as it is now (TS 103 120 clause 6.4.5). */
final class GetHandler {

  private static final String FIELD = "get.identifier";

  GetResult handle(GetAction action, ActionContext context) throws ActionRefusedException {
    StoredObject object =
        context
            .own(UUID.fromString(action.getIdentifier()))
            .orElseThrow(() -> new ActionRefusedException(Hi1Fault.GET_UNKNOWN, FIELD));
    if (object.archived()) {
      throw new ActionRefusedException(Hi1Fault.GET_ARCHIVED, FIELD);
    }
    return GetResult.newBuilder().setObject(object.body()).build();
  }
}
