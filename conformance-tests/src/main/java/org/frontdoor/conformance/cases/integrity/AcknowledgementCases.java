package org.frontdoor.conformance.cases.integrity;

import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.StreamOptions;

/** What is released, and what is not (TS 102 232-1 clause 6.3.6). */
public final class AcknowledgementCases {

  /** The smallest window that may be offered. */
  private static final int SMALL_WINDOW = 64 << 10;

  /** So few at a time that no batch fills half of the window. */
  private static final int FEW = 50;

  /** So many fill the window several times, however they are batched. */
  private static final int MANY = 5000;

  /** After so many answers to keepalives without a unit nothing more is on its way. */
  private static final int QUIET_MARKS = 3;

  private AcknowledgementCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-ACK-02")
            .sends("more than a window of records, and no acknowledgement")
            .expects("units up to the window that was agreed on, and all of them again later")
            .checkFirst("where the bytes on their way are counted")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(AcknowledgementCases::unacknowledged_stopsAtTheWindow),
        TestCase.of("HI2-ACK-03")
            .sends("an acknowledgement of some of the units, and resumes at the beginning")
            .expects("the first unit that comes is the first that was not acknowledged")
            .checkFirst("up to which position an acknowledgement releases")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(AcknowledgementCases::acknowledgement_releasesExactly));
  }

  private static void unacknowledged_stopsAtTheWindow(Examination exam) {
    Authority authority = exam.authority();
    Line.drain(exam, authority);
    Order order = exam.order().activate();
    Witness witness = Witness.of(exam, order);
    Delivery first = authority.delivery();
    StreamOptions options = first.negotiate(first.hello().setWindowBytes(SMALL_WINDOW).build());
    int window = options.getWindowBytes();
    exam.require(window <= SMALL_WINDOW, "a window not greater than offered", "it is " + window);
    var unusedPosition = first.resume(0, 0);
    long records = fill(exam, order, first, window);
    witness.await(records);
    witness.end();
    readUntilQuiet(exam, first, window);
    List<ReceivedUnit> sent = first.received().units();
    Line.breakOff(first, false);

    Delivery second = Line.from(authority, 0);
    Optional<String> difference = Line.comesAgain(sent, second);
    exam.expect(
        difference.isEmpty(),
        "all that was not acknowledged is sent again on the next stream",
        difference.orElse(""));
    Line.end(exam, order, second, new Gathered());
    second.finish();
  }

  /**
   * Fills half of the window a little at a time, and then brings more than it holds.
   *
   * @return how many records there are now
   */
  private static long fill(Examination exam, Order order, Delivery delivery, int window) {
    String somebody = exam.tester().account();
    long count = 0;
    while (bytes(delivery) < window / 2) {
      count += FEW;
      long records = count;
      exam.tester().messages(order.account(), somebody, FEW);
      boolean came =
          delivery.awaitUntil(() -> delivery.received().product(order.liid()).size() >= records);
      exam.require(came, records + " records in half a window", delivery.describeEnd());
    }
    exam.tester().messages(order.account(), somebody, MANY);
    return count + MANY;
  }

  private static void readUntilQuiet(Examination exam, Delivery delivery, int window) {
    int quiet = 0;
    for (int mark = 0; quiet < QUIET_MARKS; mark++) {
      int before = delivery.received().units().size();
      Line.mark(exam, delivery, mark);
      quiet = delivery.received().units().size() == before ? quiet + 1 : 0;
      long bytes = bytes(delivery);
      exam.expect(
          bytes <= window || delivery.received().units().size() == 1,
          "no more than the window of " + window + " bytes is sent without an acknowledgement",
          bytes + " bytes were sent");
    }
  }

  private static void acknowledgement_releasesExactly(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().activate();
    Line.messages(exam, order, 3);
    Delivery first = authority.delivery().start();
    var unusedRecords = first.awaitRecords(order.liid(), 3);
    List<ReceivedUnit> sent = first.received().units();
    List<ReceivedUnit> kept = sent.subList(sent.size() - 2, sent.size());
    long position = kept.getFirst().unit().getPosition();
    first.acknowledge(position, 0);
    Line.mark(exam, first, 1);
    Line.breakOff(first, false);

    Delivery second = authority.delivery();
    var unused = second.negotiate(second.hello().build());
    long resumed = second.resume(0, 0);
    exam.expect(
        resumed <= position,
        "a unit that was not acknowledged is kept",
        "the endpoint goes on at " + resumed + " after " + position + " was asked for last");
    exam.expect(
        resumed == position,
        "units that were acknowledged are released",
        "the endpoint goes on at " + resumed + " and had an acknowledgement up to " + position);
    Optional<String> difference = Line.comesAgain(kept, second);
    exam.expect(
        difference.isEmpty(), "units that were not acknowledged come", difference.orElse(""));
    Line.end(exam, order, second, new Gathered());
    second.finish();
  }

  private static long bytes(Delivery delivery) {
    return delivery.received().units().stream()
        .mapToLong(one -> one.unit().getHeader().size() + one.unit().getCiphertext().size())
        .sum();
  }
}
