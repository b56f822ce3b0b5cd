package org.frontdoor.conformance.cases.header;

import java.util.List;
import java.util.Locale;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;

/** Who speaks to whom (TS 103 120 clause 6.2.4). */
public final class HeaderCases {

  private HeaderCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HDR-01")
            .sends("a GET")
            .expects("the answer keeps the requester as sender and has the responder as receiver")
            .checkFirst("the header of the answer")
            .runs(HeaderCases::answer_keepsItsParties),
        TestCase.of("HDR-04")
            .sends("a good order whose header names another receiver")
            .expects("a top-level error, and no object")
            .checkFirst("whether the receiver is compared with the endpoint's own identity")
            .runs(HeaderCases::otherReceiver_isRefused));
  }

  private static void answer_keepsItsParties(Examination exam) {
    Authority authority = exam.authority();
    Header answer = authority.send(Act.get(exam.ids().uuid())).message().getHeader();
    exam.expect(
        answer.getSender().equals(authority.id()),
        "the requester stands as sender in the answer",
        "it has " + describe(answer.getSender()));
    exam.expect(
        answer.getReceiver().equals(exam.endpoint()),
        "the responder stands as receiver in the answer",
        "it has " + describe(answer.getReceiver()));
  }

  private static void otherReceiver_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Header.Builder header = authority.header();
    header.getReceiverBuilder().setUniqueIdentifier("SOMEONE1");
    Hi1Message message = authority.message(header, List.of(Act.create(order.document())));
    Reply reply = authority.send(message);
    exam.expect(reply.topLevelError().isPresent(), "a top-level error", reply.describe());
    Reply after = authority.send(Act.get(order.documentId()));
    exam.expect(after.errorOf(0).isPresent(), "no object was made", after.describe(0));
  }

  private static String describe(EndpointId id) {
    return String.format(Locale.ROOT, "%s/%s", id.getCountryCode(), id.getUniqueIdentifier());
  }
}
