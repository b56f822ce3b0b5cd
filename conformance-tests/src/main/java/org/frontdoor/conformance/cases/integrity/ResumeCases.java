package org.frontdoor.conformance.cases.integrity;

import java.time.Duration;
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

/** Streams that break (TS 102 232-1 clause 6.3.3). */
public final class ResumeCases {

  private static final int ROUNDS = 6;
  private static final int MESSAGES_A_ROUND = 4;
  private static final int MOST_READS = 5;
  private static final Duration A_MOMENT = Duration.ofMillis(20);

  private ResumeCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-BUF-01")
            .sends("messages, and cuts the connection before anything is acknowledged")
            .expects("the same units with the same bytes come again, before anything new")
            .checkFirst("what is kept of units that were sent")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(ResumeCases::unacknowledged_comesAgainInOrder),
        TestCase.of("HI2-BUF-02")
            .sends("messages while streams break at random moments")
            .expects("one record for each message")
            .checkFirst("what happens to a unit that is being sent when the connection breaks")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(ResumeCases::breaks_loseAndDoubleNothing),
        TestCase.of("HI2-BUF-07")
            .sends("messages, and ends the process after their units were sent")
            .expects("the same units come again, and one record for each message")
            .checkFirst("whether a unit is durable before it is sent")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES, TesterCall.CRASH)
            .runs(ResumeCases::crash_losesNothing));
  }

  private static void unacknowledged_comesAgainInOrder(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().activate();
    Line.messages(exam, order, 3);
    Delivery first = authority.delivery().start();
    var unused = first.awaitRecords(order.liid(), 3);
    List<ReceivedUnit> sent = first.received().units();
    Line.breakOff(first, true);

    Line.messages(exam, order, 2);
    Delivery second = Line.from(authority, 0);
    expectAgain(exam, sent, second);
    Line.breakOff(second, false);

    List<ReceivedUnit> later = sent.subList(sent.size() / 2, sent.size());
    Delivery third = Line.from(authority, later.getFirst().unit().getPosition());
    expectAgain(exam, later, third);
    Line.end(exam, order, third, new Gathered());
    third.finish();
  }

  private static void breaks_loseAndDoubleNothing(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().activate();
    Gathered gathered = new Gathered();
    for (int round = 0; round < ROUNDS; round++) {
      Line.messages(exam, order, MESSAGES_A_ROUND);
      Delivery delivery = Line.from(authority, gathered.next());
      int reads = exam.ids().random().nextInt(MOST_READS);
      boolean acknowledges = exam.ids().random().nextBoolean();
      for (int i = 0; i < reads; i++) {
        var unused = delivery.next(A_MOMENT);
        gathered.take(delivery.received());
        if (acknowledges) {
          delivery.acknowledge();
        }
      }
      Line.breakOff(delivery, exam.ids().random().nextBoolean());
    }
    expectAll(exam, order, gathered, ROUNDS * MESSAGES_A_ROUND);
  }

  private static void crash_losesNothing(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order().activate();
    Line.messages(exam, order, 3);
    Delivery first = authority.delivery().start();
    var unused = first.awaitRecords(order.liid(), 3);
    List<ReceivedUnit> sent = first.received().units();
    Line.messages(exam, order, 2);
    exam.tester().crash();

    Delivery second = Line.from(authority, 0);
    expectAgain(exam, sent, second);
    Gathered gathered = new Gathered();
    gathered.take(second.received());
    Line.breakOff(second, false);
    Line.messages(exam, order, 2);
    expectAll(exam, order, gathered, 7);
  }

  private static void expectAgain(Examination exam, List<ReceivedUnit> sent, Delivery delivery) {
    Optional<String> difference = Line.comesAgain(sent, delivery);
    exam.expect(
        difference.isEmpty(),
        "what was sent and not acknowledged is sent again, the same bytes in the same order",
        difference.orElse(""));
  }

  private static void expectAll(Examination exam, Order order, Gathered gathered, int messages) {
    Delivery last = Line.from(exam.authority(), gathered.next());
    Line.end(exam, order, last, gathered);
    last.finish();
    Gathered.Opened opened = gathered.open(exam, order.liid());
    long came = Line.product(opened);
    exam.expect(
        came == messages && opened.faults().isEmpty(),
        "one record for each of " + messages + " messages",
        came + " records" + (opened.faults().isEmpty() ? "" : "; " + opened.faults().getFirst()));
  }
}
