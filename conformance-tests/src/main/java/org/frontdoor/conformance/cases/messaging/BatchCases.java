package org.frontdoor.conformance.cases.messaging;

import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** What all records of a task have in common (TS 103 707 clauses 5.2 and 5.3). */
public final class BatchCases {

  /** Makes a LIID as long as it may be, of every kind of character that it may have. */
  private static final String LONG_END = "_Aa.Zz-09.bBcCd";

  private BatchCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("MSG-01")
            .sends("messages of two targets of two tasks, by turns")
            .expects("each batch names the task of its header, and has records of its target alone")
            .checkFirst("how records of several tasks are put together")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(BatchCases::batch_belongsToOneTask),
        TestCase.of("MSG-02")
            .sends("an order")
            .expects("a START that names the endpoint and the authority")
            .checkFirst("what a START is made of")
            .needs(Feature.HI2)
            .runs(BatchCases::start_namesBothParties),
        TestCase.of("MSG-03")
            .sends("an order")
            .expects("batches with the authority's country, and nothing that the encoding lacks")
            .checkFirst("what the common part of a batch is made of")
            .needs(Feature.HI2)
            .runs(BatchCases::batch_hasTheCountryOfTheAuthority),
        TestCase.of("MSG-04")
            .sends("an order that is then cancelled")
            .expects("units from START to END with the LIID that the authority gave")
            .checkFirst("whether the LIID is changed on its way into a unit")
            .needs(Feature.HI2)
            .runs(BatchCases::liid_staysAsItWasGiven),
        TestCase.of("MSG-05")
            .sends("seven messages of the target, in two parts")
            .expects("records with the numbers 0 to 7")
            .checkFirst("what counts the records of a task")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(BatchCases::records_areNumberedWithoutHoles));
  }

  private static void batch_belongsToOneTask(Examination exam) {
    Order other = exam.order().activate();
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    for (int i = 0; i < 3; i++) {
      exam.tester().messages(tap.account(), peer, 1);
      exam.tester().messages(other.account(), peer, 1);
    }
    expectOneTask(exam, tap.records(3), tap.order());
    expectOneTask(exam, tap.delivery().awaitRecords(other.liid(), 3), other);
    var unused = other.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    tap.end();
  }

  private static void expectOneTask(Examination exam, List<ReceivedRecord> records, Order order) {
    for (ReceivedRecord one : records) {
      exam.expect(
          one.batch().getLiid().equals(order.liid()),
          "a batch names the task that its header names",
          "it names another");
      exam.expect(
          one.record().getFrom().equals(order.account()),
          "all records of a batch are of its task",
          "one is of another task's target");
    }
  }

  private static void start_namesBothParties(Examination exam) {
    Interception tap = Interception.begin(exam);
    StartDetail start = start(exam, tap.delivery(), tap.order()).header().getStart();
    exam.expect(
        start.getProvider().equals(exam.endpoint()),
        "the START names the endpoint as provider",
        "it names another");
    exam.expect(
        start.getAuthority().equals(exam.authority().id()),
        "the START names the authority that receives it",
        "it names another");
    tap.end();
  }

  private static void batch_hasTheCountryOfTheAuthority(Examination exam) {
    Interception tap = Interception.begin(exam);
    RecordBatch batch = tap.firstRecord().batch();
    String country = exam.authority().id().getCountryCode();
    exam.expect(
        batch.getAuthorizationCountryCode().equals(country)
            && batch.getDeliveryCountryCode().equals(country),
        "a batch has the country of the authority, " + country,
        "it has " + batch.getAuthorizationCountryCode() + " and " + batch.getDeliveryCountryCode());
    exam.expect(
        batch.getUnknownFields().getSerializedSize() == 0,
        "a batch has no parameter that the encoding does not know",
        "it has one");
    tap.end();
  }

  private static void liid_staysAsItWasGiven(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order(authority);
    String liid = order.liid() + LONG_END;
    var unused =
        authority.establish(
            order.document(), order.authorisation(), order.task(task -> task.setReference(liid)));
    var unusedActive = order.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    Delivery delivery = authority.delivery().start();
    exam.expect(
        start(exam, delivery, order).header().getLiid().equals(liid),
        "the START has the LIID that the authority gave",
        "it has another");
    var unusedCancelled = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    boolean ended =
        delivery.awaitUntil(
            () ->
                delivery.received().units(liid).stream()
                    .anyMatch(unit -> unit.header().getKind() == UnitKind.UNIT_KIND_END));
    exam.expect(
        ended,
        "the task's units, to the END, have the LIID that the authority gave",
        "there is no END with it; " + delivery.describeEnd());
    delivery.finish();
  }

  private static void records_areNumberedWithoutHoles(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    exam.tester().messages(tap.account(), peer, 4);
    var first = tap.records(4);
    exam.tester().messages(tap.account(), peer, 3);
    var all = tap.records(7);
    long next = 0;
    for (ReceivedUnit unit : tap.delivery().received().units(tap.liid())) {
      UnitHeader header = unit.header();
      exam.expect(
          header.getFirstRecord() == next,
          "records are numbered from 0 without a hole",
          header.getFirstRecord() + " stands where " + next + " would be next");
      next += Integer.toUnsignedLong(header.getRecordCount());
    }
    exam.require(first.size() == 4 && all.size() == 7, "seven records", all.size() + " records");
    exam.expect(next == 8, "eight records with the test record", "the numbers end at " + next);
    tap.end();
  }

  /** The START of the task, by the identifier of the task, whatever LIID it has. */
  private static ReceivedUnit start(Examination exam, Delivery delivery, Order order) {
    boolean came = delivery.awaitUntil(() -> find(delivery, order).isPresent());
    exam.require(came, "a START of the task", delivery.describeEnd());
    return find(delivery, order).orElseThrow();
  }

  private static Optional<ReceivedUnit> find(Delivery delivery, Order order) {
    return delivery.received().units().stream()
        .filter(unit -> unit.header().getKind() == UnitKind.UNIT_KIND_START)
        .filter(unit -> unit.header().getStart().getTaskObjectIdentifier().equals(order.taskId()))
        .findFirst();
  }
}
