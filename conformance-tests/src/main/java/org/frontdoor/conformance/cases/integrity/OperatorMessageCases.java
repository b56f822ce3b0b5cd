package org.frontdoor.conformance.cases.integrity;

import java.util.List;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.Resume;

/** What an operator says (TS 102 232-1 clause 6.2.2 and Annex A). */
public final class OperatorMessageCases {

  private static final int LONGEST = 255;

  /** No authority has ever been sent so many units. */
  private static final long FAR_AHEAD = 1L << 40;

  private OperatorMessageCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-ERR-01")
            .sends("a Resume at a position that was never sent, while a task has records")
            .expects("operator messages of 1 to 255 characters, with a priority and no target")
            .checkFirst("what the text of an operator message is made of")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(OperatorMessageCases::message_saysWhatItMay));
  }

  private static void message_saysWhatItMay(Examination exam) {
    Order order = exam.order().activate();
    Line.messages(exam, order, 2);
    Delivery ahead = exam.authority().delivery();
    var unused = ahead.negotiate(ahead.hello().build());
    ahead.send(
        DeliverRequest.newBuilder()
            .setResume(Resume.newBuilder().setNextPosition(FAR_AHEAD))
            .build());
    exam.require(
        ahead.awaitEnd(Examination.PATIENCE).isPresent(),
        "a Resume at a position that was never sent ends the stream",
        ahead.describeEnd());
    if (ahead.received().operatorMessages().isEmpty()) {
      throw exam.notApplicable("an operator message that can be provoked");
    }
    for (OperatorMessage message : ahead.received().operatorMessages()) {
      expectGood(exam, order, message);
    }
    Delivery delivery = exam.authority().delivery().start();
    Line.end(exam, order, delivery, new Gathered());
    delivery.finish();
  }

  private static void expectGood(Examination exam, Order order, OperatorMessage message) {
    int characters = message.getText().codePointCount(0, message.getText().length());
    exam.expect(
        characters >= 1 && characters <= LONGEST,
        "an operator message has 1 to 255 characters",
        "it has " + characters);
    OperatorMessagePriority priority = message.getPriority();
    exam.expect(
        priority == OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR
            || priority == OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_INFORMATIONAL,
        "an operator message has a priority",
        "it has none");
    exam.expect(
        !message.getText().contains(order.account()),
        "nothing in an operator message points to a target",
        "it names the target's account");
  }
}
