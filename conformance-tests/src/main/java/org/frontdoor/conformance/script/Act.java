package org.frontdoor.conformance.script;

import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DeliverAction;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.GetCspConfigAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.UpdateAction;

/** Actions of HI-1 without their number, which the message gives them. */
public final class Act {

  private Act() {}

  /** Reads one object. */
  public static ActionRequest get(String identifier) {
    return ActionRequest.newBuilder()
        .setGet(GetAction.newBuilder().setIdentifier(identifier))
        .build();
  }

  /** Makes one object. */
  public static ActionRequest create(Hi1Object object) {
    return ActionRequest.newBuilder()
        .setCreate(CreateAction.newBuilder().setObject(object))
        .build();
  }

  /** Changes one object. */
  public static ActionRequest update(Hi1Object object) {
    return ActionRequest.newBuilder()
        .setUpdate(UpdateAction.newBuilder().setObject(object))
        .build();
  }

  /** Lists objects. */
  public static ActionRequest list(ListAction list) {
    return ActionRequest.newBuilder().setList(list).build();
  }

  /** Hands over an object. */
  public static ActionRequest deliver(Hi1Object object) {
    return ActionRequest.newBuilder()
        .setDeliver(DeliverAction.newBuilder().setObject(object))
        .build();
  }

  /** Asks what the provider supports. */
  public static ActionRequest config() {
    return ActionRequest.newBuilder()
        .setGetCspConfig(GetCspConfigAction.getDefaultInstance())
        .build();
  }
}
