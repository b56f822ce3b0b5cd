package org.frontdoor.conformance.cases.actions;

import java.time.Duration;
import java.util.List;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.Hi1Object;

/** What UPDATE sets, leaves and replaces (TS 103 120 clause 6.4.7). */
public final class UpdateCases {

  private static final Duration SHORTENED_BY = Duration.ofMinutes(1);

  private UpdateCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-15")
            .sends("an UPDATE of the external identifier alone, then one of the span alone")
            .expects("that each sets what it carries, and nothing else changes")
            .checkFirst("how UPDATE tells an absent field from an empty one")
            .runs(UpdateCases::update_setsWhatItCarries),
        TestCase.of("ACT-16")
            .sends("UPDATEs of the list of associated documents: one of two, then none")
            .expects("exactly the list that was sent, also the empty one")
            .checkFirst("whether a present list replaces the stored one as a whole")
            .runs(UpdateCases::list_isReplaced));
  }

  private static void update_setsWhatItCarries(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Object sent = order.authorisation().toBuilder().setExternalIdentifier("first").build();
    var unused = authority.establish(order.document(), sent);

    update(exam, unchanged(order).setExternalIdentifier("second").build());
    expectObject(exam, order, "second", sent.getAuthorisation().getTimespan());

    Timespan shorter = Times.span(order.start(), order.end().minus(SHORTENED_BY));
    update(
        exam,
        order.change(
            order.authorisationId(), AuthorisationObject.newBuilder().setTimespan(shorter)));
    expectObject(exam, order, "second", shorter);
  }

  private static void expectObject(Examination exam, Order order, String name, Timespan timespan) {
    Hi1Object now = exam.authority().get(order.authorisationId());
    exam.expect(
        now.getExternalIdentifier().equals(name),
        "the external identifier is the last that was sent",
        now.hasExternalIdentifier() ? "it is another" : "there is none");
    exam.expect(
        now.getAuthorisation().getTimespan().equals(timespan),
        "the time span is the last that was sent",
        "it is another");
    exam.expect(
        now.getAuthorisation().getReference().equals(order.reference())
            && now.getAuthorisation().getCspId().equals(exam.endpoint())
            && linked(now).equals(List.of(order.documentId())),
        "fields that an UPDATE does not carry stay as they were",
        "one of them has changed");
  }

  private static void list_isReplaced(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Order other = order.again(authority);
    Hi1Object sent =
        order.authorisation().toBuilder()
            .setAssociatedObjects(Order.linked(order.documentId(), other.documentId()))
            .build();
    var unused = authority.establish(order.document(), other.document(), sent);

    update(exam, unchanged(order).setAssociatedObjects(Order.linked(order.documentId())).build());
    expectLinked(exam, order, List.of(order.documentId()));
    update(exam, unchanged(order).setAssociatedObjects(Order.linked()).build());
    expectLinked(exam, order, List.of());
  }

  private static void expectLinked(Examination exam, Order order, List<String> expected) {
    List<String> linked = linked(exam.authority().get(order.authorisationId()));
    exam.expect(
        linked.equals(expected),
        "the list is replaced by the " + expected.size() + " elements that were sent",
        "it has " + linked.size());
  }

  private static List<String> linked(Hi1Object object) {
    return object.getAssociatedObjects().getObjectIdentifiersList();
  }

  private static Hi1Object.Builder unchanged(Order order) {
    return order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder();
  }

  private static void update(Examination exam, Hi1Object change) {
    Reply reply = exam.authority().send(Act.update(change));
    exam.require(reply.hasResult(0), "an UPDATE is executed", reply.describe(0));
  }
}
