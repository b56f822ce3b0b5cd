package org.frontdoor.conformance.cases.actions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;

/** GET and CREATE, and what only the receiver sets (clauses 6.4.5, 6.4.6 and 7.1). */
public final class CreateCases {

  private static final int EXISTS = 3010;
  private static final int GET_UNKNOWN = 3014;

  /** What the suite's idea of the endpoint's clock may be wrong by. */
  private static final Duration TOLERANCE = Duration.ofSeconds(15);

  private static final Duration SHORTENED_BY = Duration.ofMinutes(1);

  private CreateCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-09")
            .sends("GETs before and after an UPDATE, and one of an identifier that nobody has")
            .expects("the object as it is then; 3014 (none is archived here, for 3015)")
            .checkFirst("whether GET reads what the last UPDATE wrote")
            .runs(CreateCases::get_readsTheObjectAsItIs),
        TestCase.of("ACT-10")
            .sends("a CREATE of a document")
            .expects("its identifier, generation 1 and the time of its creation")
            .checkFirst("what CREATE fills in and returns")
            .runs(CreateCases::create_fillsInGenerationAndTime),
        TestCase.of("ACT-11")
            .sends("a CREATE of a document that has a generation")
            .expects("an action error, and no object")
            .checkFirst("which fields of CREATE are the receiver's")
            .runs(CreateCases::createWithGeneration_isRefused),
        TestCase.of("ACT-12")
            .sends("a CREATE and an UPDATE that have a time of last change")
            .expects("errors, no object and no change")
            .checkFirst("which fields of CREATE and UPDATE are the receiver's")
            .runs(CreateCases::lastChangedOfSender_isRefused),
        TestCase.of("ACT-13")
            .sends("CREATEs and UPDATEs of document, authorisation and task that have a status")
            .expects("action errors, no objects and no changes")
            .checkFirst("whether a status is refused, not ignored, with each kind of object")
            .runs(CreateCases::statusOfSender_isRefused),
        TestCase.of("ACT-14")
            .sends("a CREATE with another content under an identifier that exists")
            .expects("the action error 3010, and the object as it was")
            .checkFirst("whether CREATE looks for the identifier before it writes")
            .runs(CreateCases::createAgain_isRefused));
  }

  private static void get_readsTheObjectAsItIs(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    Timespan first = Times.span(order.start(), order.end());
    expectTimespan(exam, order, first);

    Timespan shorter = Times.span(order.start(), order.end().minus(SHORTENED_BY));
    Reply update =
        authority.send(
            Act.update(
                order.change(
                    order.authorisationId(),
                    AuthorisationObject.newBuilder().setTimespan(shorter))));
    exam.require(update.hasResult(0), "an UPDATE is executed", update.describe(0));
    expectTimespan(exam, order, shorter);
    Expectations.actionError(exam, authority.send(Act.get(exam.ids().uuid())), 0, GET_UNKNOWN);
  }

  private static void expectTimespan(Examination exam, Order order, Timespan expected) {
    Hi1Object read = Expectations.made(exam, exam.authority(), order.authorisationId());
    exam.expect(
        read.getObjectIdentifier().equals(order.authorisationId())
            && read.getAuthorisation().getReference().equals(order.reference())
            && read.getAuthorisation().getTimespan().equals(expected),
        "GET returns the object as it is now",
        "its time span is that of generation " + read.getGeneration() + " and not the last");
  }

  private static void create_fillsInGenerationAndTime(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Object sent = order.document();
    Instant before = exam.now();
    Reply reply = authority.send(Act.create(sent));
    Expectations.done(exam, reply, 0);
    CreateResult result = reply.action(0).getCreate();
    exam.expect(
        result.getIdentifier().equals(order.documentId()),
        "the answer has the identifier of the object",
        "it has another one");

    Hi1Object stored = Expectations.made(exam, authority, order.documentId());
    Hi1Object first = result.hasObject() ? result.getObject() : stored;
    exam.expect(
        first.getGeneration() == 1,
        "a new object has the generation 1",
        "it has " + first.getGeneration());
    Instant changed = Times.instant(first.getLastChanged());
    exam.expect(
        first.hasLastChanged()
            && !changed.isBefore(before.minus(TOLERANCE))
            && !changed.isAfter(exam.now().plus(TOLERANCE)),
        "the time of last change is that of the CREATE",
        first.hasLastChanged() ? "it is " + changed : "there is none");
    exam.expect(
        kept(exam, stored).equals(written(sent)),
        "what was sent is stored under the identifier",
        "something else is");
  }

  /** The warrant that an endpoint has kept, which must be as good as what it got. */
  private static WarrantDocument kept(Examination exam, Hi1Object stored) {
    try {
      return new WarrantVerifier(exam.setting().seats().trust())
          .verify(stored.getDocument().getBody().toByteArray(), exam.now())
          .warrant();
    } catch (WarrantRefusedException e) {
      throw exam.failed(
          "the document is stored with the signature that it came with", e.reason().sentence());
    }
  }

  /** What the suite itself has signed; in a judgement offline with keys that nobody trusts. */
  private static WarrantDocument written(Hi1Object sent) {
    try {
      return WarrantVerifier.reread(sent.getDocument().getBody().toByteArray());
    } catch (WarrantRefusedException e) {
      throw new IllegalStateException("The suite cannot read its own warrant.", e);
    }
  }

  private static void createWithGeneration_isRefused(Examination exam) {
    Order order = exam.order();
    Hi1Object object = order.document().toBuilder().setGeneration(1).build();
    Expectations.actionError(exam, exam.authority().send(Act.create(object)), 0);
    Expectations.notMade(exam, exam.authority(), order.documentId());
  }

  private static void lastChangedOfSender_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Object object =
        order.document().toBuilder().setLastChanged(Times.timestamp(exam.now())).build();
    expectRefused(exam, authority.send(Act.create(object)));
    Expectations.notMade(exam, authority, order.documentId());

    var unused = authority.establish(order.document(), order.authorisation());
    Hi1Object change =
        order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder()
            .setExternalIdentifier("changed")
            .setLastChanged(Times.timestamp(exam.now()))
            .build();
    expectRefused(exam, authority.send(Act.update(change)));
    exam.expect(
        !authority.get(order.authorisationId()).hasExternalIdentifier(),
        "a refused UPDATE changes nothing",
        "the object has changed");
  }

  private static void expectRefused(Examination exam, Reply reply) {
    exam.expect(
        reply.errorOf(0).isPresent() || reply.topLevelError().isPresent(),
        "an error, since the time of last change is the receiver's",
        reply.describe(0));
  }

  private static void statusOfSender_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation(), order.task());
    Order other = order.again(authority);
    Hi1Object document = withStatus(other.document(), DocumentStatus.DOCUMENT_STATUS_VALID);
    Hi1Object authorisation =
        other
            .authorisation(it -> it.setStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED))
            .toBuilder()
            .setAssociatedObjects(Order.linked(order.documentId()))
            .build();
    Hi1Object task =
        other.task(it -> it.setStatus(TaskStatus.TASK_STATUS_ACTIVE)).toBuilder()
            .setAssociatedObjects(Order.linked(order.authorisationId()))
            .build();
    for (Hi1Object object : List.of(document, authorisation, task)) {
      Expectations.actionError(exam, authority.send(Act.create(object)), 0);
      Expectations.notMade(exam, authority, object.getObjectIdentifier());
    }
    for (Hi1Object change : statusChanges(order)) {
      Expectations.actionError(exam, authority.send(Act.update(change)), 0);
    }
    var unusedEnd = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
  }

  private static List<Hi1Object> statusChanges(Order order) {
    return List.of(
        Hi1Object.newBuilder()
            .setObjectIdentifier(order.documentId())
            .setDocument(
                DocumentObject.newBuilder().setStatus(DocumentStatus.DOCUMENT_STATUS_INVALID))
            .build(),
        order.change(
            order.authorisationId(),
            AuthorisationObject.newBuilder()
                .setStatus(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED)),
        order.change(
            order.taskId(), LiTaskObject.newBuilder().setStatus(TaskStatus.TASK_STATUS_SUSPENDED)));
  }

  private static Hi1Object withStatus(Hi1Object document, DocumentStatus status) {
    Hi1Object.Builder changed = document.toBuilder();
    changed.getDocumentBuilder().setStatus(status);
    return changed.build();
  }

  private static void createAgain_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Object first = order.authorisation().toBuilder().setExternalIdentifier("first").build();
    var unused = authority.establish(order.document(), first);
    Hi1Object second = first.toBuilder().setExternalIdentifier("second").build();
    Expectations.actionError(exam, authority.send(Act.create(second)), 0, EXISTS);
    exam.expect(
        authority.get(order.authorisationId()).getExternalIdentifier().equals("first"),
        "the existing object is unchanged",
        "it has what the second CREATE says");
  }
}
