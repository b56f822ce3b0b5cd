package org.frontdoor.conformance.cases.integrity;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedCheckpoint;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.IriType;

/** What several cases do with an authority's delivery over several streams. */
final class Line {

  private Line() {}

  /** A new stream from a position on, with all options. */
  static Delivery from(Authority authority, long position) {
    Delivery delivery = authority.delivery();
    var unused = delivery.negotiate(delivery.hello().build());
    var unusedPosition = delivery.resume(position, 0);
    return delivery;
  }

  /** Takes and acknowledges whatever an authority still has to get. */
  static void drain(Examination exam, Authority authority) {
    Delivery delivery = from(authority, 0);
    int before = -1;
    for (int number = 0; delivery.received().units().size() > before; number++) {
      before = delivery.received().units().size();
      mark(exam, delivery, number);
      delivery.acknowledge();
    }
    delivery.finish();
  }

  /** Injects messages of the target's to somebody. */
  static void messages(Examination exam, Order order, int count) {
    exam.tester().messages(order.account(), exam.tester().account(), count);
  }

  /** Waits until everything that was sent before has come: the answer to a keepalive. */
  static void mark(Examination exam, Delivery delivery, long number) {
    delivery.askForLife(number);
    exam.require(
        delivery
            .await(
                message ->
                    message.hasKeepaliveResponse()
                        && message.getKeepaliveResponse().getSequenceNumber() == number)
            .isPresent(),
        "an answer to a keepalive",
        delivery.describeEnd());
  }

  /**
   * Says whether units that were sent before come again as the first of a stream, and in what they
   * differ if they do not. Waits for as many of them as agree.
   */
  static Optional<String> comesAgain(List<ReceivedUnit> before, Delivery again) {
    var unused =
        again.awaitUntil(
            () ->
                again.received().units().size() >= before.size()
                    || difference(before, again.received().units()).isPresent());
    Optional<String> difference = difference(before, again.received().units());
    int came = again.received().units().size();
    return difference.isPresent() || came >= before.size()
        ? difference
        : Optional.of("only " + came + " of " + before.size() + " units came again");
  }

  private static Optional<String> difference(List<ReceivedUnit> before, List<ReceivedUnit> after) {
    Iterator<ReceivedUnit> came = after.iterator();
    for (ReceivedUnit expected : before) {
      if (!came.hasNext()) {
        return Optional.empty();
      }
      ReceivedUnit actual = came.next();
      if (actual.unit().getPosition() != expected.unit().getPosition()) {
        return Optional.of(
            "the unit at "
                + actual.unit().getPosition()
                + " came where that at "
                + expected.unit().getPosition()
                + " belongs");
      }
      if (!actual.unit().equals(expected.unit())) {
        return Optional.of("the unit at " + actual.unit().getPosition() + " has other bytes");
      }
    }
    return Optional.empty();
  }

  /** Has the task ended, and takes what is left, acknowledging it as it comes. */
  static void end(Examination exam, Order order, Delivery delivery, Gathered gathered) {
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    boolean came =
        delivery.awaitUntil(
            () -> {
              gathered.take(delivery.received());
              delivery.acknowledge();
              return gathered.ended(order.liid());
            });
    exam.require(came, "the task ends with an END", delivery.describeEnd());
  }

  /** Waits for the checkpoint that covers the END of a task. */
  static Optional<ReceivedCheckpoint> lastCheckpoint(Order order, Delivery delivery) {
    var unused = delivery.awaitUntil(() -> finalOf(order, delivery).isPresent());
    return finalOf(order, delivery);
  }

  private static Optional<ReceivedCheckpoint> finalOf(Order order, Delivery delivery) {
    return delivery.received().checkpoints(order.liid()).stream()
        .filter(
            one ->
                one.leaves().stream()
                    .anyMatch(leaf -> leaf.getLiid().equals(order.liid()) && leaf.getFinal()))
        .findFirst();
  }

  /** How many records were opened, the test record not counted. */
  static long product(Gathered.Opened opened) {
    return opened.records().stream()
        .filter(one -> one.record().getType() != IriType.IRI_TYPE_TEST)
        .count();
  }

  /** Breaks a stream off without acknowledging anything. */
  static void breakOff(Delivery delivery, boolean below) {
    delivery.close(below ? Manner.CUT : Manner.CANCEL);
  }
}
