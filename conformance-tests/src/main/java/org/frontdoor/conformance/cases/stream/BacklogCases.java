package org.frontdoor.conformance.cases.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Received;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.DeliverResponse;

/** Signs of life while there is much to send (TS 102 232-1 clause 6.3.4). */
public final class BacklogCases {

  private static final int WINDOW_BYTES = 1 << 16;

  /** Comes to more than the window, however the records are packed. */
  private static final int MESSAGES = 3000;

  /** In how many calls they are sent, so that not all are one unit. */
  private static final int PARTS = 20;

  private static final Duration QUIET = Duration.ofMillis(100);

  private BacklogCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-KA-05")
            .sends("a keepalive while more waits than the window takes, and no acknowledgement")
            .expects("the answer comes all the same")
            .checkFirst("whether keepalives wait behind units")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(BacklogCases::keepalive_isAnsweredInABacklog));
  }

  private static void keepalive_isAnsweredInABacklog(Examination exam) {
    Order order = exam.order().activate();
    Delivery delivery = exam.authority().delivery();
    var unusedOptions = delivery.negotiate(delivery.hello().setWindowBytes(WINDOW_BYTES).build());
    var unusedResumed = delivery.resume(0, 0);
    String peer = exam.tester().account();
    for (int i = 0; i < PARTS; i++) {
      exam.tester().messages(order.account(), peer, MESSAGES / PARTS);
    }
    Received received = delivery.received();
    while (delivery.next(QUIET).isPresent()) {
      exam.require(
          received.product(order.liid()).size() < MESSAGES, "a backlog", "all is sent at once");
    }

    delivery.askForLife(1);
    Optional<DeliverResponse> answer = delivery.await(DeliverResponse::hasKeepaliveResponse);
    exam.expect(
        answer.isPresent(),
        "a keepalive is answered while units wait for the window",
        delivery.describeEnd());
    var unusedCancelled = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    int before = -1;
    while (received.product(order.liid()).size() > before
        && received.product(order.liid()).size() < MESSAGES) {
      int now = received.product(order.liid()).size();
      before = now;
      delivery.acknowledge();
      var unusedMore = delivery.awaitUntil(() -> received.product(order.liid()).size() > now);
    }
    delivery.finish();
  }
}
