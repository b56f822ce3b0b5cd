package org.frontdoor.conformance.cases.objects;

import java.util.List;
import java.util.TreeMap;
import org.frontdoor.conformance.cases.Product;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Tester;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** What a task's delivery says of the task (TS 103 120 clause 10.2.1 and table 7.9). */
public final class ProductCases {

  private static final int SOME = 3;

  private ProductCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-18")
            .sends("messages of one account that a test task and a live task intercept")
            .expects("the START of the test says so, and each task has its own records only")
            .checkFirst("is_test of the authorisation, and of the START")
            .needs(Feature.HI2, Feature.TEST_TASKS)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(ProductCases::testTask_isMarked),
        TestCase.of("OBJ-24")
            .sends("messages of an intercepted account, and then the end of the task")
            .expects("a START that names the task, records without a hole, and one END")
            .checkFirst("the numbering of units and records of one task")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(ProductCases::delivery_isWhole));
  }

  private static void testTask_isMarked(Examination exam) {
    Tester tester = exam.tester();
    Authority authority = exam.authority();
    Order live = exam.order().activate();
    Order test = live.again(authority);
    var unused =
        authority.establish(
            test.document(), test.authorisation(it -> it.setIsTest(true)), test.task());
    var unusedTask = test.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    Delivery delivery = authority.delivery().start();
    tester.messages(live.account(), tester.account(), SOME);
    var unusedLive = delivery.awaitRecords(live.liid(), SOME);
    var unusedTest = delivery.awaitRecords(test.liid(), SOME);

    exam.expect(
        start(exam, delivery, test).getIsTest(),
        "the delivery of a test task is marked as a test",
        "it is not");
    exam.expect(
        !start(exam, delivery, live).getIsTest(),
        "the delivery of a live task is not marked as a test",
        "it is");
    for (Order order : List.of(live, test)) {
      exam.expect(
          delivery.received().product(order.liid()).stream()
                  .allMatch(one -> one.batch().getLiid().equals(order.liid()))
              && delivery.received().product(order.liid()).size() == SOME,
          "each task has its own records only",
          delivery.received().product(order.liid()).size() + " came instead of " + SOME);
    }
    var unusedEnd = live.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    var unusedEndToo = test.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    delivery.finish();
  }

  private static StartDetail start(Examination exam, Delivery delivery, Order order) {
    return exam.require(
            delivery.received().units(order.liid()).stream()
                .map(ReceivedUnit::header)
                .filter(UnitHeader::hasStart)
                .findFirst(),
            "the delivery of a task begins with a START",
            "there is none")
        .getStart();
  }

  private static void delivery_isWhole(Examination exam) {
    Tester tester = exam.tester();
    Order order = exam.order().activate();
    Delivery delivery = exam.authority().delivery().start();
    String friend = tester.account();
    for (int i = 1; i <= SOME; i++) {
      int sent = i;
      tester.messages(order.account(), friend, 1);
      // A record that does not come is not judged here, but by the hole that it leaves.
      var unused =
          delivery.awaitUntil(() -> delivery.received().product(order.liid()).size() >= sent);
    }
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    boolean ended = delivery.awaitUntil(() -> Product.hasEnded(delivery, order.liid()));
    exam.expect(ended, "the delivery of a task ends with an END", delivery.describeEnd());
    List<UnitHeader> headers = headers(delivery, order);
    UnitHeader first = headers.getFirst();
    exam.expect(
        first.getKind() == UnitKind.UNIT_KIND_START
            && first.getStart().getTaskObjectIdentifier().equals(order.taskId()),
        "the delivery begins with a START that names the task",
        "it begins with " + first.getKind() + " of " + (first.hasStart() ? "another" : "none"));
    expectNoHole(exam, headers);
    exam.expect(
        headers.stream().filter(it -> it.getKind() == UnitKind.UNIT_KIND_END).count() == 1
            && headers.getLast().getKind() == UnitKind.UNIT_KIND_END,
        "exactly one END, and nothing after it",
        "there is another, or something comes after it");
    delivery.finish();
  }

  private static void expectNoHole(Examination exam, List<UnitHeader> headers) {
    long next = 0;
    for (UnitHeader header : headers) {
      exam.expect(
          header.getKind() == UnitKind.UNIT_KIND_START || header.getFirstRecord() == next,
          "records are numbered without a hole",
          header.getKind()
              + " has the number "
              + header.getFirstRecord()
              + " where "
              + next
              + " is due");
      next += header.getRecordCount();
    }
  }

  /** What came for a task, in the order of positions; what came twice counts once. */
  private static List<UnitHeader> headers(Delivery delivery, Order order) {
    TreeMap<Long, UnitHeader> byPosition = new TreeMap<>();
    for (ReceivedUnit unit : delivery.received().units(order.liid())) {
      byPosition.putIfAbsent(unit.unit().getPosition(), unit.header());
    }
    return List.copyOf(byPosition.values());
  }
}
