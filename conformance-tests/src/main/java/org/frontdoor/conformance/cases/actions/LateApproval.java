package org.frontdoor.conformance.cases.actions;

import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;

/**
 * An authorisation that comes before its warrant: no UPDATE of the sender changes it, but the
 * provider does when the warrant arrives (HI1-32).
 *
 * @param before the authorisation without warrant
 * @param after the same, approved
 */
record LateApproval(Hi1Object before, Hi1Object after) {

  /** Brings it about; ends the case if the authorisation is not approved. */
  static LateApproval of(Examination exam, Order order) {
    Authority authority = exam.authority();
    var unused =
        authority.establish(order.authorisation().toBuilder().clearAssociatedObjects().build());
    Hi1Object before = authority.get(order.authorisationId());
    var unusedReply =
        authority.establish(
            order.document().toBuilder()
                .setAssociatedObjects(Order.linked(order.authorisationId()))
                .build());
    Hi1Object after = order.awaitObject(order.authorisationId(), LateApproval::isApproved);
    exam.require(
        isApproved(after) && !isApproved(before),
        "the authorisation becomes approved when its warrant comes",
        "it is " + after.getAuthorisation().getStatus());
    return new LateApproval(before, after);
  }

  private static boolean isApproved(Hi1Object object) {
    return object.getAuthorisation().getStatus()
        == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED;
  }
}
