package org.frontdoor.conformance.cases.objects;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** What a task rests on (TS 103 120 clause 8.2 and B.2.3.7). */
public final class TaskCases {

  private static final int LINK_UNKNOWN = 3016;
  private static final int LINK_EXPIRED = 3017;

  private TaskCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-06")
            .sends("a task without authorisation, and one whose authorisation has no warrant")
            .expects("neither becomes active")
            .checkFirst("what the status of a task says of its authorisation")
            .runs(TaskCases::withoutAuthorisation_isNotActive),
        TestCase.of("OBJ-07")
            .sends("tasks with the span of their authorisation, and with a microsecond more")
            .expects("the first is good, the others are Invalid")
            .checkFirst("both bounds of the span, and whether equality counts as inside")
            .runs(TaskCases::span_liesInsideTheAuthorisation),
        TestCase.of("OBJ-08")
            .sends("tasks that ask for content under a warrant for related information")
            .expects("they are Rejected")
            .checkFirst("the delivery type of the task against that of the warrant")
            .runs(TaskCases::content_isRejected),
        TestCase.of("OBJ-14")
            .sends("tasks that link to an authorisation that does not exist, and to an expired one")
            .expects("action errors 3016 and 3017")
            .checkFirst("which code is given for links")
            .needs(TesterCall.CLOCK)
            .runs(TaskCases::deadLink_isRefused),
        TestCase.of("OBJ-15")
            .sends("an authorisation and a task that name another provider")
            .expects("both are refused, or Invalid")
            .checkFirst("whether csp_id is compared with the provider's own identifier")
            .runs(TaskCases::otherProvider_isRefused));
  }

  private static void withoutAuthorisation_isNotActive(Examination exam) {
    Authority authority = exam.authority();
    Order lone = exam.order();
    Order unwarranted = exam.order();
    Reply reply =
        authority.send(
            Act.create(lone.task().toBuilder().clearAssociatedObjects().build()),
            Act.create(unwarranted.authorisation().toBuilder().clearAssociatedObjects().build()),
            Act.create(unwarranted.task()));
    // Whoever is quick enough to make another task active would have made these active too.
    Order marker = exam.order().activate();
    if (reply.hasResult(0)) {
      expectNotActive(exam, authority.get(lone.taskId()), "without an authorisation");
    }
    if (reply.hasResult(2)) {
      expectNotActive(
          exam, authority.get(unwarranted.taskId()), "whose authorisation is not in force");
    }
    var unused = marker.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
  }

  private static void expectNotActive(Examination exam, Hi1Object task, String which) {
    TaskStatus status = task.getLiTask().getStatus();
    exam.expect(
        status != TaskStatus.TASK_STATUS_ACTIVE
            && status != TaskStatus.TASK_STATUS_AWAITING_PROVISIONING,
        "a task " + which + " does not become active",
        "it is " + status);
  }

  private static void span_liesInsideTheAuthorisation(Examination exam) {
    Order order = exam.order();
    Instant start = order.start().plus(Duration.ofMinutes(30));
    Instant end = start.plus(Duration.ofMinutes(30));
    var unused =
        exam.authority()
            .establish(
                order.document(),
                order.authorisation(it -> it.setTimespan(Times.span(start, end))));
    exam.require(
        exam.authority().get(order.authorisationId()).getAuthorisation().getStatus()
            == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED,
        "a narrower authorisation is Approved",
        "it is not");
    TaskStatus equal = statusOf(exam, order, Times.span(start, end));
    exam.expect(
        equal == TaskStatus.TASK_STATUS_AWAITING_PROVISIONING,
        "a task with the bounds of its authorisation lies inside",
        "it is " + equal);
    TaskStatus early = statusOf(exam, order, Times.span(start.minus(1, ChronoUnit.MICROS), end));
    exam.expect(
        early == TaskStatus.TASK_STATUS_INVALID,
        "a task that starts before its authorisation is Invalid",
        "it is " + early);
    TaskStatus late = statusOf(exam, order, Times.span(start, end.plus(1, ChronoUnit.MICROS)));
    exam.expect(
        late == TaskStatus.TASK_STATUS_INVALID,
        "a task that ends after its authorisation is Invalid",
        "it is " + late);
  }

  /** The status of one more task of an order. */
  private static TaskStatus statusOf(Examination exam, Order order, Timespan span) {
    String id = exam.ids().uuid();
    Hi1Object task =
        order.task(it -> it.setReference(exam.ids().liid()).setTimespan(span)).toBuilder()
            .setObjectIdentifier(id)
            .build();
    var unused = exam.authority().establish(task);
    return exam.authority().get(id).getLiTask().getStatus();
  }

  private static void content_isRejected(Examination exam) {
    for (DeliveryType type :
        List.of(DeliveryType.DELIVERY_TYPE_IRI_AND_CC, DeliveryType.DELIVERY_TYPE_CC_ONLY)) {
      Order order = exam.order();
      var unused =
          exam.authority()
              .establish(
                  order.document(),
                  order.authorisation(),
                  order.task(it -> it.setDeliveryType(type)));
      TaskStatus status = exam.authority().get(order.taskId()).getLiTask().getStatus();
      exam.expect(
          status == TaskStatus.TASK_STATUS_REJECTED,
          "a task that asks for content under a warrant without it is Rejected",
          "it is " + status);
    }
  }

  private static void deadLink_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Reply unknown = authority.send(Act.create(exam.order().task()));
    expectCode(exam, unknown, LINK_UNKNOWN, "an authorisation that does not exist");

    Order over = exam.order().during(exam.now(), Duration.ofMinutes(5));
    var unused = authority.establish(over.document(), over.authorisation());
    exam.tester().advanceClock(Duration.ofMinutes(6));
    Hi1Object expired =
        over.awaitObject(
            over.authorisationId(),
            object ->
                object.getAuthorisation().getStatus()
                    == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED);
    exam.require(
        expired.getAuthorisation().getStatus() == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED,
        "the authorisation expires",
        "it is " + expired.getAuthorisation().getStatus());
    Timespan future = Times.span(exam.now(), exam.now().plus(Duration.ofMinutes(5)));
    Reply late = authority.send(Act.create(over.task(it -> it.setTimespan(future))));
    expectCode(exam, late, LINK_EXPIRED, "an authorisation that has expired");
  }

  private static void expectCode(Examination exam, Reply reply, int code, String to) {
    exam.expect(
        reply.errorOf(0).filter(error -> error.getErrorCode() == code).isPresent(),
        "action error " + code + " for a link to " + to,
        reply.describe(0));
  }

  private static void otherProvider_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Reply authorisation =
        authority.send(
            Act.create(order.document()),
            Act.create(
                order.authorisation(it -> it.getCspIdBuilder().setUniqueIdentifier("SOMEONE1"))));
    exam.require(authorisation.hasResult(0), "a good warrant is filed", authorisation.describe(0));
    exam.expect(
        !authorisation.hasResult(1)
            || authorisation.object(1).getAuthorisation().getStatus()
                == AuthorisationStatus.AUTHORISATION_STATUS_INVALID,
        "an authorisation for another provider is refused",
        authorisation.describe(1));

    Order good = exam.order();
    var unused = authority.establish(good.document(), good.authorisation());
    Reply task =
        authority.send(
            Act.create(good.task(it -> it.getCspIdBuilder().setUniqueIdentifier("SOMEONE1"))));
    exam.expect(
        !task.hasResult(0)
            || task.object(0).getLiTask().getStatus() == TaskStatus.TASK_STATUS_INVALID,
        "a task for another provider is refused",
        task.describe(0));
  }
}
