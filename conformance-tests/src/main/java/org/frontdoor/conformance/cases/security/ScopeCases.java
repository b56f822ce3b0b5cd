package org.frontdoor.conformance.cases.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.conformance.cases.Product;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Tester;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;

/** That nothing is delivered but what was ordered (TS 101 331 4.2 e, h). */
public final class ScopeCases {

  private static final Duration UNTIL_START = Duration.ofMinutes(10);
  private static final Duration LENGTH = Duration.ofMinutes(20);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private ScopeCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-11")
            .sends("messages before the start, during, in a suspension and after the end of a task")
            .expects("the records of those during the task, and of no others")
            .checkFirst("the instants at which interception begins and ends")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.CLOCK)
            .runs(ScopeCases::otherTimes_areLeftOut),
        TestCase.of("SEC-12")
            .sends("messages between others, and then one of the target")
            .expects("records of the target's message only")
            .checkFirst("how events are matched with targets")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(ScopeCases::otherPeople_areLeftOut));
  }

  private static void otherTimes_areLeftOut(Examination exam) {
    Tester tester = exam.tester();
    Authority authority = exam.authority();
    Order order = exam.order();
    Instant start = exam.now().plus(UNTIL_START);
    Instant end = start.plus(LENGTH);
    var unused =
        authority.establish(
            order.document(),
            order.authorisation(it -> it.setTimespan(Times.span(start, end))),
            order.task(it -> it.setTimespan(Times.span(start, end))));
    // Messages that must not be seen go to one account, and the others to a second one.
    String never = tester.account();
    String seen = tester.account();
    Delivery delivery = authority.delivery().start();
    // Whoever is quick enough to make another task active could have begun with this one too.
    Order marker = exam.order().activate();
    tester.messages(order.account(), never, 1);
    tester.advanceClock(UNTIL_START.plus(A_MINUTE));
    var unusedTask = order.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    tester.messages(order.account(), seen, 1);
    expectOnly(exam, delivery, order, never, seen, 1, "before the start");

    if (exam.declares(Feature.SUSPENSION)) {
      wish(exam, order, TaskStatus.TASK_STATUS_SUSPENDED);
      tester.messages(order.account(), never, 1);
      wish(exam, order, TaskStatus.TASK_STATUS_ACTIVE);
      tester.messages(order.account(), seen, 1);
      expectOnly(exam, delivery, order, never, seen, 2, "during a suspension");
    }
    tester.advanceClock(LENGTH);
    tester.messages(order.account(), never, 1);
    boolean over =
        delivery.awaitUntil(
            () ->
                Product.hasEnded(delivery, order.liid())
                    || Product.to(delivery, order.liid(), never) > 0);
    expectNone(exam, delivery, order, never, "after the end");
    exam.require(over, "the delivery of the task ends", delivery.describeEnd());
    var unusedMarker = marker.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    delivery.finish();
  }

  private static void wish(Examination exam, Order order, TaskStatus desired) {
    Reply reply = order.wishTask(desired);
    exam.require(reply.hasResult(0), "the wish for " + desired + " is taken", reply.describe(0));
    var unused = order.awaitTask(desired);
  }

  /** The record that must come also shows that those that must not have not come before it. */
  private static void expectOnly(
      Examination exam,
      Delivery delivery,
      Order order,
      String never,
      String seen,
      int count,
      String when) {
    boolean came = delivery.awaitUntil(() -> Product.to(delivery, order.liid(), seen) >= count);
    expectNone(exam, delivery, order, never, when);
    exam.require(came, "the task delivers", delivery.describeEnd());
  }

  private static void expectNone(
      Examination exam, Delivery delivery, Order order, String never, String when) {
    exam.expect(
        Product.to(delivery, order.liid(), never) == 0,
        "nothing of the time " + when + " is delivered",
        "a record of it came");
  }

  private static void otherPeople_areLeftOut(Examination exam) {
    Tester tester = exam.tester();
    Order order = exam.order().activate();
    Delivery delivery = exam.authority().delivery().start();
    String one = tester.account();
    String other = tester.account();
    tester.messages(one, other, 2);
    tester.messages(other, one, 2);
    tester.messages(order.account(), one, 1);
    tester.messages(other, order.account(), 1);
    boolean came =
        delivery.awaitUntil(() -> Product.to(delivery, order.liid(), order.account()) > 0);
    exam.expect(
        delivery.received().product(order.liid()).stream()
            .allMatch(
                each ->
                    each.record().getFrom().equals(order.account())
                        || each.record().getToList().contains(order.account())),
        "each record is of an event in which the target takes part",
        "a record of others came");
    exam.require(came, "the target's messages are delivered", delivery.describeEnd());
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    delivery.finish();
  }
}
