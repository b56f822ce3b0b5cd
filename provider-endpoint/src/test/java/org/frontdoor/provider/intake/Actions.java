package org.frontdoor.provider.intake;

import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.UpdateAction;

/** Actions without identifiers, which the message gives them. */
final class Actions {

  private Actions() {}

  static ActionRequest.Builder get(UUID id) {
    return ActionRequest.newBuilder().setGet(GetAction.newBuilder().setIdentifier(id.toString()));
  }

  static ActionRequest.Builder create(Hi1Object.Builder object) {
    return ActionRequest.newBuilder().setCreate(CreateAction.newBuilder().setObject(object));
  }

  static ActionRequest.Builder update(Hi1Object.Builder object) {
    return ActionRequest.newBuilder().setUpdate(UpdateAction.newBuilder().setObject(object));
  }

  static ActionRequest.Builder list(ListAction.Builder list) {
    return ActionRequest.newBuilder().setList(list);
  }
}
