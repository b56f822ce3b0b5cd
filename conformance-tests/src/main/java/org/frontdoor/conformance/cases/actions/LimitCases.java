package org.frontdoor.conformance.cases.actions;

import java.time.Duration;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;

/** What UPDATE cannot change, and what changes without it (clauses 7.1 and D.1). */
public final class LimitCases {

  private static final int IMMUTABLE = 3006;
  private static final int NOT_ALLOWED = 3008;
  private static final int UPDATE_UNKNOWN = 3011;
  private static final int UPDATE_EXPIRED = 3012;
  private static final int CANCEL_UNKNOWN = 3013;

  /** Short enough to be waited for where the clock cannot be moved. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private LimitCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-19")
            .sends("UPDATEs of an unknown and of an expired object, and of an unknown to cancel it")
            .expects("the action errors 3011, 3012 and 3013")
            .checkFirst("in what order UPDATE looks at existence, wish and status")
            .runs(LimitCases::whatIsNotThere_isNotUpdated),
        TestCase.of("ACT-20")
            .sends("UPDATEs of references and of the owner, and of what is cancelled")
            .expects("3006 for immutable values, 3008 for what is not allowed then; no change")
            .checkFirst("which fields can change after CREATE")
            .runs(LimitCases::immutableValue_staysAsItIs),
        TestCase.of("ACT-21")
            .sends("an authorisation, and then the warrant that makes the provider approve it")
            .expects("an authorisation of a higher generation and a later last change")
            .checkFirst("whether changes by the receiver count like those by the sender")
            .runs(LimitCases::changeOfReceiver_counts));
  }

  private static void whatIsNotThere_isNotUpdated(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().during(exam.now(), SHORT);
    var unused = authority.establish(order.document(), order.authorisation());
    String nobody = exam.ids().uuid();
    Expectations.actionError(
        exam, authority.send(Act.update(renamed(order, nobody))), 0, UPDATE_UNKNOWN);
    Expectations.actionError(
        exam,
        authority.send(
            Act.update(
                order.change(
                    nobody,
                    LiTaskObject.newBuilder().setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED)))),
        0,
        CANCEL_UNKNOWN);

    if (exam.declares(TesterCall.CLOCK)) {
      exam.tester().advanceClock(SHORT);
    }
    Hi1Object expired = order.awaitObject(order.authorisationId(), LimitCases::isExpired);
    exam.require(isExpired(expired), "an authorisation expires", "it does not");
    Expectations.actionError(
        exam,
        authority.send(Act.update(renamed(order, order.authorisationId()))),
        0,
        UPDATE_EXPIRED);
  }

  private static boolean isExpired(Hi1Object object) {
    return object.getAuthorisation().getStatus()
        == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
  }

  private static Hi1Object renamed(Order order, String identifier) {
    return order.change(identifier, AuthorisationObject.newBuilder()).toBuilder()
        .setExternalIdentifier("renamed")
        .build();
  }

  private static void immutableValue_staysAsItIs(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().establish();
    List<Hi1Object> changes =
        List.of(
            order.change(
                order.authorisationId(),
                AuthorisationObject.newBuilder().setReference(exam.ids().reference())),
            order.change(order.taskId(), LiTaskObject.newBuilder().setReference(exam.ids().liid())),
            order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder()
                .setOwnerIdentifier("SOMEONE1")
                .build());
    for (Hi1Object change : changes) {
      Expectations.actionError(exam, authority.send(Act.update(change)), 0, IMMUTABLE);
    }
    Hi1Object authorisation = authority.get(order.authorisationId());
    exam.expect(
        authorisation.getAuthorisation().getReference().equals(order.reference())
            && authorisation.getOwnerIdentifier().equals(authority.id().getUniqueIdentifier())
            && authority.get(order.taskId()).getLiTask().getReference().equals(order.liid()),
        "immutable values are unchanged",
        "one of them has changed");

    Reply cancelled =
        authority.send(Act.update(wish(order, AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED)));
    exam.require(cancelled.hasResult(0), "an authorisation is cancelled", cancelled.describe(0));
    Expectations.actionError(
        exam,
        authority.send(Act.update(wish(order, AuthorisationStatus.AUTHORISATION_STATUS_APPROVED))),
        0,
        NOT_ALLOWED);
  }

  private static Hi1Object wish(Order order, AuthorisationStatus wish) {
    return order.change(
        order.authorisationId(), AuthorisationObject.newBuilder().setDesiredStatus(wish));
  }

  private static void changeOfReceiver_counts(Examination exam) {
    LateApproval approval = LateApproval.of(exam, exam.order());
    Hi1Object before = approval.before();
    Hi1Object after = approval.after();
    exam.expect(
        after.getGeneration() > before.getGeneration(),
        "the provider's own change counts the generation up",
        "from " + before.getGeneration() + " to " + after.getGeneration());
    exam.expect(
        Times.instant(after.getLastChanged()).isAfter(Times.instant(before.getLastChanged())),
        "the provider's own change moves the time of last change",
        "it has not moved");
  }
}
