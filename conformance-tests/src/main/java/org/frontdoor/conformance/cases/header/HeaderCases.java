package org.frontdoor.conformance.cases.header;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Locale;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.Header;

/** Who speaks to whom (TS 103 120 clause 6.2.4). */
public final class HeaderCases {

  private static final EndpointId UNKNOWN =
      EndpointId.newBuilder().setCountryCode("ZZ").setUniqueIdentifier("UNKNOWN").build();

  private static final int NOT_A_MESSAGE = 64;

  private HeaderCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HDR-01")
            .sends("a GET")
            .expects("the answer keeps the requester as sender and has the responder as receiver")
            .checkFirst("the header of the answer")
            .runs(HeaderCases::answer_keepsItsParties),
        TestCase.of("HDR-02")
            .sends("a header without sender, and signed bytes that are no message")
            .expects("answers whose sender is UNKNOWN of country ZZ")
            .checkFirst("what the header of a refusal is made of")
            .runs(HeaderCases::unreadableSender_isAnsweredToUnknown),
        TestCase.of("HDR-03")
            .sends("good orders whose sender is UNKNOWN, of country ZZ, or both")
            .expects("top-level errors, and no object")
            .checkFirst("whether reserved identifiers are refused in requests")
            .runs(HeaderCases::reservedSender_isRefused),
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

  private static void unreadableSender_isAnsweredToUnknown(Examination exam) {
    Authority authority = exam.authority();
    Header.Builder header = authority.header().clearSender();
    expectUnknown(
        exam, authority.send(authority.message(header, List.of(Act.get(exam.ids().uuid())))));
    ByteString noMessage = ByteString.copyFrom(new byte[] {(byte) 0xFF});
    expectUnknown(
        exam, authority.send(authority.sign(noMessage.concat(exam.ids().bytes(NOT_A_MESSAGE)))));
  }

  private static void expectUnknown(Examination exam, Reply reply) {
    EndpointId sender = reply.message().getHeader().getSender();
    exam.expect(
        sender.equals(UNKNOWN),
        "the sender in the answer is UNKNOWN of country ZZ",
        "it is " + describe(sender));
  }

  private static void reservedSender_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    List<EndpointId> reserved =
        List.of(
            UNKNOWN,
            authority.id().toBuilder().setCountryCode(UNKNOWN.getCountryCode()).build(),
            authority.id().toBuilder().setUniqueIdentifier(UNKNOWN.getUniqueIdentifier()).build());
    for (EndpointId sender : reserved) {
      Header.Builder header = authority.header().setSender(sender);
      Expectations.topLevelError(
          exam, authority.send(authority.message(header, List.of(Act.create(order.document())))));
      Expectations.notMade(exam, authority, order.documentId());
    }
  }

  private static void otherReceiver_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Header.Builder header = authority.header();
    header.getReceiverBuilder().setUniqueIdentifier("SOMEONE1");
    Expectations.topLevelError(
        exam, authority.send(authority.message(header, List.of(Act.create(order.document())))));
    Expectations.notMade(exam, authority, order.documentId());
  }

  private static String describe(EndpointId id) {
    return String.format(Locale.ROOT, "%s/%s", id.getCountryCode(), id.getUniqueIdentifier());
  }
}
