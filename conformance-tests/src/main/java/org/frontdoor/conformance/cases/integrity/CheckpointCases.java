package org.frontdoor.conformance.cases.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedCheckpoint;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.StreamOptions;

/** Proofs of completeness (hi2.md sections 5 and 7, after TS 102 232-1 Annex J). */
public final class CheckpointCases {

  /** Shorter intervals cannot be told from "at once". */
  private static final Duration SHORTEST_TOLD = Duration.ofMillis(200);

  private static final int ATTEMPTS = 3;

  private CheckpointCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-INT-01")
            .sends("messages, lets the interval of checkpoints pass, and then cancels the task")
            .expects("a checkpoint that covers the records, and one that covers the END at once")
            .checkFirst("what makes a checkpoint due")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(CheckpointCases::units_areCoveredInTime),
        TestCase.of("HI2-INT-02")
            .sends("messages for two tasks, and cancels one of them after the other")
            .expects("each checkpoint has a leaf of both, where the receiver stands")
            .checkFirst("which tasks a checkpoint covers, and when their heads are read")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(CheckpointCases::leaves_areWhereTheReceiverStands),
        TestCase.of("HI2-INT-03")
            .sends("messages of one account for two tasks of one authority and one of another")
            .expects("three chains, each made of the units of its task")
            .checkFirst("where the head of a chain is kept")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(CheckpointCases::everyTask_hasItsOwnChain),
        TestCase.of("HI2-INT-04")
            .sends("messages for two tasks, on two streams")
            .expects("checkpoints signed by the evidence key over their leaves, numbered upwards")
            .checkFirst("which key signs a checkpoint, and where its number is kept")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(CheckpointCases::checkpoints_areSignedAndNumbered));
  }

  private static void units_areCoveredInTime(Examination exam) {
    Order order = exam.order().activate();
    Delivery delivery = exam.authority().delivery();
    StreamOptions options = delivery.negotiate(delivery.hello().build());
    var unusedPosition = delivery.resume(0, 0);
    Duration interval =
        Duration.ofMillis(Integer.toUnsignedLong(options.getCheckpointIntervalMillis()));
    Line.messages(exam, order, 2);
    long records = delivery.awaitRecords(order.liid(), 2).getLast().number() + 1;
    pass(exam, interval);
    boolean covered = delivery.awaitUntil(() -> covers(delivery, order, records));
    exam.expect(
        covered,
        "a checkpoint covers the records within the interval",
        "no checkpoint covers them, and " + delivery.describeEnd());

    boolean atOnce = endIsCoveredAtOnce(exam, order, delivery, interval);
    for (int attempt = 1; !atOnce && attempt < ATTEMPTS; attempt++) {
      atOnce = endIsCoveredAtOnce(exam, exam.order().activate(), delivery, interval);
    }
    exam.expect(atOnce, "an END is covered at once", "it takes as long as the interval");
    delivery.finish();
  }

  /** Lets the interval pass, on the endpoint's clock if it can be moved. */
  private static void pass(Examination exam, Duration interval) {
    if (exam.declares(TesterCall.CLOCK)) {
      exam.tester().advanceClock(interval.plusMillis(1));
    } else if (interval.compareTo(Examination.PATIENCE) < 0) {
      exam.pause(interval);
    } else {
      throw exam.notApplicable("a clock that can be moved, or an interval below 5 s");
    }
  }

  private static boolean covers(Delivery delivery, Order order, long records) {
    return delivery.received().checkpoints(order.liid()).stream()
        .flatMap(one -> one.leaves().stream())
        .anyMatch(leaf -> leaf.getLiid().equals(order.liid()) && leaf.getRecordCount() >= records);
  }

  private static boolean endIsCoveredAtOnce(
      Examination exam, Order order, Delivery delivery, Duration interval) {
    Line.end(exam, order, delivery, new Gathered());
    Instant ended = exam.now();
    Optional<ReceivedCheckpoint> last = Line.lastCheckpoint(order, delivery);
    exam.expect(
        last.isPresent(),
        "a checkpoint covers the END",
        "none has come, and " + delivery.describeEnd());
    Duration took = Duration.between(ended, exam.now());
    return took.compareTo(interval) < 0 || interval.compareTo(SHORTEST_TOLD) < 0;
  }

  private static void leaves_areWhereTheReceiverStands(Examination exam) {
    Order first = exam.order().activate();
    Order second = exam.order().activate();
    Delivery delivery = exam.authority().delivery().start();
    Line.messages(exam, first, 2);
    Line.messages(exam, second, 2);
    var unused = delivery.awaitRecords(first.liid(), 2);
    Line.messages(exam, second, 1);
    var unusedOthers = delivery.awaitRecords(second.liid(), 3);
    end(exam, delivery, first);
    end(exam, delivery, second);

    Proofs.expectLeaves(exam, delivery.received());
    Proofs.requireVerified(
        exam, exam.authority(), List.of(delivery.received()), List.of(first, second));
    delivery.finish();
  }

  private static void everyTask_hasItsOwnChain(Examination exam) {
    Authority other = exam.otherAuthority();
    Order first = exam.order().activate();
    Order second = first.again(exam.authority()).activate();
    Order foreign = first.again(other).activate();
    Delivery own = exam.authority().delivery().start();
    Delivery theirs = other.delivery().start();
    Line.messages(exam, first, 2);
    var unusedFirsts = own.awaitRecords(first.liid(), 2);
    var unusedForeigns = theirs.awaitRecords(foreign.liid(), 2);
    Line.messages(exam, first, 2);
    end(exam, theirs, foreign);
    end(exam, own, first);
    end(exam, own, second);

    expectOwnChain(exam, own, first);
    expectOwnChain(exam, own, second);
    expectOwnChain(exam, theirs, foreign);
    exam.expect(
        own.received().units(foreign.liid()).isEmpty()
            && theirs.received().units(first.liid()).isEmpty(),
        "no unit of a task goes to another authority",
        "units of one authority's task came to the other");
    own.finish();
    theirs.finish();
  }

  private static void expectOwnChain(Examination exam, Delivery delivery, Order order) {
    Trail trail = new Trail();
    delivery.received().units(order.liid()).forEach(trail::take);
    CheckpointLeaf last =
        Line.lastCheckpoint(order, delivery).stream()
            .flatMap(one -> one.leaves().stream())
            .filter(leaf -> leaf.getLiid().equals(order.liid()))
            .findFirst()
            .orElseThrow(() -> exam.inconclusive("a checkpoint for each task", "there is none"));
    exam.expect(
        last.getChainHead().equals(trail.head()),
        "the chain of a task is made of its own units",
        "the signed head of a task is another than its units lead to");
  }

  private static void checkpoints_areSignedAndNumbered(Examination exam) {
    Order first = exam.order().activate();
    Delivery one = exam.authority().delivery().start();
    Line.messages(exam, first, 2);
    end(exam, one, first);
    Line.breakOff(one, false);
    Order second = exam.order().activate();
    Delivery two = Line.from(exam.authority(), one.received().nextPosition());
    Line.messages(exam, second, 2);
    end(exam, two, second);

    Proofs.expectSigned(exam, exam.authority(), List.of(one.received(), two.received()));
    two.finish();
  }

  private static void end(Examination exam, Delivery delivery, Order order) {
    Line.end(exam, order, delivery, new Gathered());
    exam.require(
        Line.lastCheckpoint(order, delivery).isPresent(),
        "a checkpoint after the END",
        delivery.describeEnd());
  }
}
