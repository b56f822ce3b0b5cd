package org.frontdoor.conformance.cases.actions;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;

/** LIST, where the profile allows it (TS 103 120 clause 6.4.8). */
public final class ListCases {

  private static final String APPROVED = "Approved";

  /** Antarctica: no authority of the suite belongs to it. */
  private static final String OTHER_COUNTRY = "AQ";

  private static final Duration AHEAD = Duration.ofHours(1);

  private ListCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-22")
            .sends("LISTs of two authorities that have a document each")
            .expects("each authority's own objects, and no others")
            .checkFirst("whether LIST asks for the owner")
            .needs(Feature.LIST)
            .runs(ListCases::list_hasOwnObjectsOnly),
        TestCase.of("ACT-23")
            .sends("a LIST to an endpoint that does not declare it")
            .expects("an action error")
            .checkFirst("whether LIST asks the profile")
            .runs(ListCases::listNotAllowed_isRefused),
        TestCase.of("ACT-24")
            .sends("LISTs by type, and from, after and long after the last change of an object")
            .expects(
                "objects of the type that changed then or later; an empty list if there is none")
            .checkFirst("whether the time of last change is a bound that is included")
            .needs(Feature.LIST)
            .runs(ListCases::list_byTypeAndTime),
        TestCase.of("ACT-25")
            .sends("LISTs with a span of last change, a status, a country and a greatest number")
            .expects("only objects that all of these allow")
            .checkFirst("which conditions of LIST are looked at")
            .needs(Feature.LIST)
            .runs(ListCases::list_keepsToItsConditions));
  }

  private static void list_hasOwnObjectsOnly(Examination exam) {
    Order own = exam.order();
    Order others = exam.order(exam.otherAuthority());
    var unused = exam.authority().establish(own.document());
    var unusedReply = exam.otherAuthority().establish(others.document());
    ListAction.Builder documents =
        from(exam.authority().get(own.documentId()).getLastChanged())
            .setObjectType(ObjectType.OBJECT_TYPE_DOCUMENT);
    expectOwn(exam, exam.authority(), documents, own.documentId());
    expectOwn(exam, exam.otherAuthority(), documents, others.documentId());
  }

  private static void expectOwn(
      Examination exam, Authority authority, ListAction.Builder wanted, String own) {
    List<ListRecord> records = records(exam, authority, wanted);
    exam.expect(has(records, own), "the sender's own object is listed", "it is not");
    exam.expect(
        records.stream()
            .allMatch(
                it ->
                    it.getCountryCode().equals(authority.id().getCountryCode())
                        && it.getOwnerIdentifier().equals(authority.id().getUniqueIdentifier())),
        "only the sender's own objects are listed",
        "there are others among " + records.size());
  }

  private static void listNotAllowed_isRefused(Examination exam) {
    if (exam.declares(Feature.LIST)) {
      throw exam.notApplicable("an endpoint that does not allow LIST");
    }
    ListAction.Builder all = from(Times.timestamp(exam.now()));
    Expectations.actionError(exam, exam.authority().send(Act.list(all.build())), 0);
  }

  private static void list_byTypeAndTime(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    Timestamp changed = authority.get(order.documentId()).getLastChanged();

    ListAction.Builder documents = from(changed).setObjectType(ObjectType.OBJECT_TYPE_DOCUMENT);
    List<ListRecord> then = records(exam, authority, documents);
    exam.expect(
        has(then, order.documentId()),
        "what changed at the very time is listed",
        "it is not among " + then.size());
    exam.expect(
        then.stream().allMatch(it -> it.getObjectType() == ObjectType.OBJECT_TYPE_DOCUMENT),
        "only objects of the type are listed",
        "there are others among " + then.size());

    ListAction.Builder never = documents.setLastChanged(Times.timestamp(exam.now().plus(AHEAD)));
    Reply none = authority.send(Act.list(never.build()));
    exam.expect(
        none.hasResult(0)
            && none.action(0).hasList()
            && none.action(0).getList().getRecordsCount() == 0,
        "an empty list if there is nothing to be listed",
        none.describe(0));

    Instant later = Times.instant(changed).plus(1, ChronoUnit.MICROS);
    List<ListRecord> after =
        records(exam, authority, documents.setLastChanged(Times.timestamp(later)));
    exam.expect(
        !has(after, order.documentId()),
        "what changed before the time is not listed",
        "it is among " + after.size());
  }

  private static void list_keepsToItsConditions(Examination exam) {
    Authority authority = exam.authority();
    Order first = exam.order();
    Order second = first.again(authority);
    var unused = authority.establish(first.document(), first.authorisation());
    var unusedReply =
        authority.establish(
            second.document(), second.authorisation().toBuilder().clearAssociatedObjects().build());
    Timestamp start = authority.get(first.documentId()).getLastChanged();
    Timestamp end = authority.get(second.documentId()).getLastChanged();
    exam.require(
        Times.instant(start).isBefore(Times.instant(end)),
        "a later document has a later time of last change",
        "it has not");

    ListAction.Builder within =
        documents().setLastChangedTimespan(Times.span(Times.instant(start), Times.instant(end)));
    List<ListRecord> inSpan = records(exam, authority, within);
    exam.expect(
        has(inSpan, first.documentId()) && !has(inSpan, second.documentId()),
        "objects that last changed within the span, its end excluded",
        "others, or not these");
    List<ListRecord> one =
        records(exam, authority, documents().setLastChanged(start).setMaximumObjectCount(1));
    exam.expect(one.size() == 1, "at most as many objects as asked for", one.size() + " of 1");
    expectCountry(exam, first, start);
    expectStatus(exam, first, second, start);
  }

  private static void expectCountry(Examination exam, Order order, Timestamp start) {
    Authority authority = exam.authority();
    ListAction.Builder documents = documents().setLastChanged(start);
    String country = authority.id().getCountryCode();
    List<ListRecord> own = records(exam, authority, documents.setCountryCode(country));
    exam.expect(has(own, order.documentId()), "objects of the country", "one is missing");
    List<ListRecord> others = records(exam, authority, documents.setCountryCode(OTHER_COUNTRY));
    exam.expect(
        others.isEmpty(), "no objects of other countries", others.size() + " of another country");
  }

  private static void expectStatus(
      Examination exam, Order approved, Order invalid, Timestamp start) {
    Authority authority = exam.authority();
    exam.require(
        isApproved(authority.get(approved.authorisationId()))
            && !isApproved(authority.get(invalid.authorisationId())),
        "an authorisation is approved with a warrant, and not without",
        "it is otherwise");
    List<ListRecord> listed =
        records(
            exam,
            authority,
            from(start).setObjectType(ObjectType.OBJECT_TYPE_AUTHORISATION).setStatus(APPROVED));
    exam.expect(
        has(listed, approved.authorisationId()) && !has(listed, invalid.authorisationId()),
        "objects of the status and no others",
        "others, or not these");
  }

  private static boolean isApproved(Hi1Object object) {
    return object.getAuthorisation().getStatus()
        == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED;
  }

  private static ListAction.Builder documents() {
    return ListAction.newBuilder().setObjectType(ObjectType.OBJECT_TYPE_DOCUMENT);
  }

  /** A LIST of what changed lately, so that an old endpoint need not list all that it has. */
  private static ListAction.Builder from(Timestamp lastChanged) {
    return ListAction.newBuilder().setLastChanged(lastChanged);
  }

  private static List<ListRecord> records(
      Examination exam, Authority authority, ListAction.Builder wanted) {
    Reply reply = authority.send(Act.list(wanted.build()));
    exam.require(reply.hasResult(0) && reply.action(0).hasList(), "a list", reply.describe(0));
    return reply.action(0).getList().getRecordsList();
  }

  private static boolean has(List<ListRecord> records, String identifier) {
    return records.stream().anyMatch(it -> it.getIdentifier().equals(identifier));
  }
}
