package org.frontdoor.conformance.cases.security;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;

/** What one authority learns of another at HI-1 (TS 103 120 6.4.8, TS 101 331 4.14). */
public final class IsolationCases {

  private static final int TRIES = 15;
  private static final int GROSS_FACTOR = 10;
  private static final Duration GROSS_DIFFERENCE = Duration.ofMillis(20);
  private static final int AT_ONCE = 50;
  private static final int FLOODS = 26;

  private IsolationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-01")
            .sends("another authority's identifiers, and identifiers that nobody has")
            .expects("the same answers, to the byte, but for numbers and times")
            .checkFirst("where an object is looked up before its owner is")
            .runs(IsolationCases::foreignObject_isUnknown),
        TestCase.of("SEC-03")
            .sends("a task of one authority that links to the authorisation of another")
            .expects("an action error, and no task")
            .checkFirst("whether links are looked up among the sender's own objects")
            .runs(IsolationCases::foreignAuthorisation_cannotBeLinked),
        TestCase.of("SEC-13")
            .sends("far too many messages of one authority, and a few of another in between")
            .expects("the other's are answered all the same")
            .checkFirst("whether the limit is kept for each authority by itself")
            .runs(IsolationCases::flood_hurtsNobodyElse));
  }

  private static void foreignObject_isUnknown(Examination exam) {
    Order order = exam.order().establish();
    Order own = exam.order(exam.otherAuthority());
    String authorisation = order.authorisationId();
    expectSame(exam, "GET", authorisation, Act::get);
    expectSame(exam, "UPDATE", authorisation, id -> renamed(own, id));
    expectSame(exam, "a cancellation", authorisation, id -> cancelled(own, id));
    expectSame(exam, "the link of a task", authorisation, id -> task(exam, own, id));
    expectSame(
        exam,
        "the link of an authorisation",
        order.documentId(),
        id -> authorisation(exam, own, id));
    if (exam.declares(Feature.LIST)) {
      expectUnlisted(exam, order);
    }
    compareTimes(exam, authorisation);
  }

  private static ActionRequest renamed(Order own, String id) {
    return Act.update(
        own.change(id, AuthorisationObject.newBuilder()).toBuilder()
            .setExternalIdentifier("mine")
            .build());
  }

  private static ActionRequest cancelled(Order own, String id) {
    return Act.update(
        own.change(
            id,
            AuthorisationObject.newBuilder()
                .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED)));
  }

  private static ActionRequest task(Examination exam, Order own, String link) {
    Hi1Object task = own.task(it -> it.setReference(exam.ids().liid()));
    return Act.create(linked(exam, task, link));
  }

  private static ActionRequest authorisation(Examination exam, Order own, String link) {
    return Act.create(linked(exam, own.authorisation(), link));
  }

  private static Hi1Object linked(Examination exam, Hi1Object object, String link) {
    return object.toBuilder()
        .setObjectIdentifier(exam.ids().uuid())
        .setAssociatedObjects(Order.linked(link))
        .build();
  }

  private static void expectSame(
      Examination exam, String what, String foreign, Function<String, ActionRequest> action) {
    Authority other = exam.otherAuthority();
    String nobodys = exam.ids().uuid();
    Reply ofForeign = other.send(action.apply(foreign));
    Reply ofNobody = other.send(action.apply(nobodys));
    exam.require(ofNobody.arrived(), "an answer for " + what, ofNobody.describe());
    exam.expect(
        ofForeign.describe(0).equals(ofNobody.describe(0)),
        what + " of another's object is answered like one of an unknown object",
        ofForeign.describe(0) + " instead of " + ofNobody.describe(0));
    exam.expect(
        plain(ofForeign.message(), foreign).equals(plain(ofNobody.message(), nobodys)),
        what + " of another's object is answered in the same words and sizes",
        "the answers differ in some byte");
  }

  /** The answer without what differs between any two answers; lengths stay as they are. */
  private static ByteString plain(Hi1Message answer, String asked) {
    Hi1Message.Builder plain = answer.toBuilder();
    plain
        .getHeaderBuilder()
        .clearTimestamp()
        .setTransactionIdentifier(blank(answer.getHeader().getTransactionIdentifier()));
    if (answer.getResponse().getActionResponses().getActionResponsesCount() > 0) {
      var error =
          plain
              .getResponseBuilder()
              .getActionResponsesBuilder()
              .getActionResponsesBuilder(0)
              .getErrorBuilder();
      error
          .setCorrelationId(blank(error.getCorrelationId()))
          .setErrorDescription(error.getErrorDescription().replace(asked, blank(asked)));
    }
    return plain.build().toByteString();
  }

  private static String blank(String text) {
    return "-".repeat(text.length());
  }

  private static void expectUnlisted(Examination exam, Order order) {
    Reply listed =
        exam.otherAuthority()
            .send(
                Act.list(
                    ListAction.newBuilder()
                        .setObjectType(ObjectType.OBJECT_TYPE_AUTHORISATION)
                        .build()));
    exam.require(listed.hasResult(0), "LIST is answered", listed.describe(0));
    exam.expect(
        listed.action(0).getList().getRecordsList().stream()
            .map(ListRecord::getIdentifier)
            .noneMatch(order.authorisationId()::equals),
        "LIST has no object of another authority",
        "it has");
  }

  private static void compareTimes(Examination exam, String foreign) {
    List<Duration> ofForeign = new ArrayList<>();
    List<Duration> ofNobody = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      ofForeign.add(time(exam, foreign));
      ofNobody.add(time(exam, exam.ids().uuid()));
    }
    Duration one = median(ofForeign);
    Duration other = median(ofNobody);
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    Duration longer = one.compareTo(other) < 0 ? other : one;
    if (longer.compareTo(shorter.multipliedBy(GROSS_FACTOR).plus(GROSS_DIFFERENCE)) > 0) {
      throw exam.warning(
          "another's object is answered as quickly as an unknown one",
          longer.toMillis() + " ms against " + shorter.toMillis() + " ms");
    }
  }

  private static Duration time(Examination exam, String id) {
    Instant begun = exam.now();
    var unused = exam.otherAuthority().send(Act.get(id));
    return Duration.between(begun, exam.now());
  }

  private static Duration median(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static void foreignAuthorisation_cannotBeLinked(Examination exam) {
    Order order = exam.order();
    var unused = exam.authority().establish(order.document(), order.authorisation());
    Authority other = exam.otherAuthority();
    Order theirs = order.again(other);
    Hi1Object task =
        theirs.task().toBuilder()
            .setAssociatedObjects(Order.linked(order.authorisationId()))
            .build();
    Reply reply = other.send(Act.create(task));
    exam.expect(
        reply.errorOf(0).isPresent(),
        "a link to another's authorisation is refused",
        reply.describe(0));
    Reply after = other.send(Act.get(theirs.taskId()));
    exam.expect(after.errorOf(0).isPresent(), "no task was made", after.describe(0));
  }

  private static void flood_hurtsNobodyElse(Examination exam) {
    Authority authority = exam.authority();
    Authority other = exam.otherAuthority();
    ByteString same =
        ExchangeRequest.newBuilder()
            .setSignedMessage(
                authority.sign(authority.message(Act.get(exam.ids().uuid())).toByteString()))
            .build()
            .toByteString();
    List<Stimulus.Exchange> flood = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      flood.add(new Stimulus.Exchange(authority.seat(), same, Examination.PATIENCE));
    }
    boolean slowed = false;
    for (int i = 0; i < FLOODS && !slowed; i++) {
      slowed = isSlowed(exam.perform(new Stimulus.Together(flood)));
      Reply reply = other.send(Act.get(exam.ids().uuid()));
      exam.expect(
          reply.actions() == 1,
          "an authority is served while another sends too much",
          reply.describe());
    }
    // Whether there is a limit at all cannot be said: it may lie beyond what was sent.
    exam.require(
        authority.send(Act.get(exam.ids().uuid())).actions() == 1,
        "who has sent too much is served again when it waits as it was told",
        "it is not");
  }

  private static boolean isSlowed(Observation came) {
    return came instanceof Observation.Several several
        && several.each().stream()
            .anyMatch(
                each ->
                    each instanceof Observation.Ended ended
                        && ended.status().equals("RESOURCE_EXHAUSTED"));
  }
}
