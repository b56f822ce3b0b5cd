package org.frontdoor.conformance.cases.header;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;

/** Time, version and truth of the header (TS 103 120 clauses 6.2.2 and 6.2.3). */
public final class HeaderValueCases {

  /** The window of HI1-06, and more than two clocks may differ. */
  private static final Duration OUTSIDE_THE_WINDOW = Duration.ofMinutes(6);

  private static final Duration INSIDE_THE_WINDOW = Duration.ofMinutes(2);

  /** What the suite's idea of the endpoint's clock may be wrong by. */
  private static final Duration TOLERANCE = Duration.ofSeconds(15);

  private static final int VERSION_NOT_SERVED = 3021;

  /** The year 10000, and the last second before the year 1. */
  private static final List<Long> OUTSIDE_THE_YEARS = List.of(253_402_300_800L, -62_135_596_801L);

  private static final List<String> MALFORMED_VERSIONS =
      List.of("1.23.1", "V1.23", "v1.23.1", "V1.23.1.1", "V1.23.x", "");

  private static final List<String> VERSIONS_NOT_SERVED = List.of("V999.1.1", "V1.999.1");

  private HeaderValueCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HDR-08")
            .sends("orders whose time is absent, out of range or too fine; a GET two minutes old")
            .expects("top-level errors and no object; an answer with the time of its own sending")
            .checkFirst("the form of times, and where the time of an answer comes from")
            .runs(HeaderValueCases::time_isWellFormedAndOfTheSending),
        TestCase.of("HDR-09")
            .sends("good orders whose version does not have the form V1.2.3")
            .expects("top-level errors, and no object")
            .checkFirst("the pattern of the version in the schema")
            .runs(HeaderValueCases::malformedVersion_isRefused),
        TestCase.of("HDR-10")
            .sends("good orders of a later version, and of a profile that nobody serves")
            .expects("top-level errors 3021, and no object")
            .checkFirst("how the version and the national profile are compared")
            .runs(HeaderValueCases::versionNotServed_isRefused),
        TestCase.of("HDR-11")
            .sends("orders in another authority's name over the connection of the first")
            .expects("top-level errors that do not depend on the actions, and no object")
            .checkFirst("that TLS peer, signer and sender are compared before all else")
            .runs(HeaderValueCases::senderWhoIsNotThePeer_isRefused),
        TestCase.of("HDR-12")
            .sends("good orders whose time is six minutes past or ahead")
            .expects("top-level errors, and no object")
            .checkFirst("whether the time is compared with the clock in both directions")
            .runs(HeaderValueCases::staleAndFutureTime_areRefused));
  }

  private static void time_isWellFormedAndOfTheSending(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    expectRefused(exam, order, authority.header().clearTimestamp());
    for (long seconds : OUTSIDE_THE_YEARS) {
      Timestamp time = Timestamp.newBuilder().setSeconds(seconds).build();
      expectRefused(exam, order, authority.header().setTimestamp(time));
    }
    Timestamp now = authority.header().getTimestamp();
    Timestamp.Builder finer =
        Timestamp.newBuilder().setSeconds(now.getSeconds()).setNanos(now.getNanos() + 1);
    expectRefused(exam, order, authority.header().setTimestamp(finer));

    Instant before = exam.now();
    Header.Builder earlier =
        authority.header().setTimestamp(Times.timestamp(before.minus(INSIDE_THE_WINDOW)));
    Reply reply = authority.send(authority.message(earlier, List.of(Act.get(exam.ids().uuid()))));
    Instant sent = Times.instant(reply.message().getHeader().getTimestamp());
    Instant after = exam.now();
    exam.expect(
        !sent.isBefore(before.minus(TOLERANCE)) && !sent.isAfter(after.plus(TOLERANCE)),
        "the time of an answer is that of its sending",
        "it is " + Duration.between(before, sent).toSeconds() + " s from it");
  }

  private static void malformedVersion_isRefused(Examination exam) {
    Order order = exam.order();
    for (String version : MALFORMED_VERSIONS) {
      Header.Builder header = exam.authority().header();
      header.getVersionBuilder().setEtsiVersion(version);
      expectRefused(exam, order, header);
    }
  }

  private static void versionNotServed_isRefused(Examination exam) {
    Order order = exam.order();
    for (String version : VERSIONS_NOT_SERVED) {
      Header.Builder header = exam.authority().header();
      header.getVersionBuilder().setEtsiVersion(version);
      expectNotServed(exam, order, header);
    }
    Header.Builder otherOwner = exam.authority().header();
    otherOwner.getVersionBuilder().setNationalProfileOwner("NOBODY");
    expectNotServed(exam, order, otherOwner);
    Header.Builder otherVersion = exam.authority().header();
    otherVersion.getVersionBuilder().setNationalProfileVersion("v999.0");
    expectNotServed(exam, order, otherVersion);
  }

  private static void senderWhoIsNotThePeer_isRefused(Examination exam) {
    Order order = exam.order();
    Header.Builder otherSender = exam.authority().header().setSender(exam.otherAuthority().id());
    expectRefused(exam, order, otherSender);

    Hi1Message good = exam.authority().message(otherSender, List.of(Act.create(order.document())));
    Hi1Message bad = exam.authority().message(otherSender, List.of(Act.get("not-a-uuid")));
    ErrorInformation ofGood = refusalOfOther(exam, good);
    ErrorInformation ofBad = refusalOfOther(exam, bad);
    exam.expect(
        ofGood.getErrorCode() == ofBad.getErrorCode()
            && ofGood.getRule().equals(ofBad.getRule())
            && ofGood.getField().equals(ofBad.getField()),
        "what another has signed is refused before its actions are looked at",
        "good actions give " + ofGood.getErrorCode() + ", malformed ones another error");
    Expectations.notMade(exam, exam.authority(), order.documentId());
    Expectations.notMade(exam, exam.otherAuthority(), order.documentId());
  }

  /** Signed by the second authority and sent over the connection of the first. */
  private static ErrorInformation refusalOfOther(Examination exam, Hi1Message message) {
    ByteString bytes =
        message.toBuilder()
            .setHeader(message.getHeader().toBuilder().setTransactionIdentifier(exam.ids().uuid()))
            .build()
            .toByteString();
    SignedMessage signed = exam.otherAuthority().sign(bytes);
    Reply reply = exam.authority().send(signed);
    return reply
        .topLevelError()
        .orElseThrow(() -> exam.failed("a top-level error", reply.describe()));
  }

  private static void staleAndFutureTime_areRefused(Examination exam) {
    Order order = exam.order();
    for (Duration off : List.of(OUTSIDE_THE_WINDOW.negated(), OUTSIDE_THE_WINDOW)) {
      Header.Builder header = exam.authority().header();
      expectRefused(exam, order, header.setTimestamp(Times.timestamp(exam.now().plus(off))));
    }
  }

  private static void expectRefused(Examination exam, Order order, Header.Builder header) {
    Expectations.topLevelError(exam, createUnder(exam, order, header));
    Expectations.notMade(exam, exam.authority(), order.documentId());
  }

  private static void expectNotServed(Examination exam, Order order, Header.Builder header) {
    Expectations.topLevelError(exam, createUnder(exam, order, header), VERSION_NOT_SERVED);
    Expectations.notMade(exam, exam.authority(), order.documentId());
  }

  private static Reply createUnder(Examination exam, Order order, Header.Builder header) {
    Authority authority = exam.authority();
    return authority.send(authority.message(header, List.of(Act.create(order.document()))));
  }
}
