package org.frontdoor.conformance.cases.integrity;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.User;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.uppertester.v1.InjectedEvent;

/** No session goes missing as a whole (hi2.md, HI2-65). */
public final class SessionCountCases {

  private static final int SESSIONS = 3;

  private SessionCountCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-INT-06")
            .sends("three sessions of the target, one after the other")
            .expects("CINs 1, 2 and 3 in the order in which the sessions begin")
            .checkFirst("where CINs are given")
            .needs(Feature.HI2, Feature.SESSIONS)
            .needs(TesterCall.EVENTS)
            .runs(SessionCountCases::sessions_areCountedWithoutHole));
  }

  private static void sessions_areCountedWithoutHole(Examination exam) {
    Order order = exam.order().activate();
    User target = User.of(order.account());
    String somebody = exam.tester().account();
    List<InjectedEvent> events = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      events.add(target.opens());
      events.add(target.sends(somebody));
      events.add(target.closes());
    }
    exam.tester().events(events.toArray(InjectedEvent[]::new));
    Gathered gathered = new Gathered();
    Delivery delivery = exam.authority().delivery().start();
    Line.end(exam, order, delivery, gathered);
    delivery.finish();

    Gathered.Opened opened = gathered.open(exam, order.liid());
    exam.require(
        opened.faults().isEmpty(), "batches that open", String.join(", ", opened.faults()));
    List<Integer> begun =
        opened.records().stream()
            .map(ReceivedRecord::record)
            .filter(record -> record.getType() == IriType.IRI_TYPE_BEGIN)
            .map(IriRecord::getCommunicationIdentityNumber)
            .toList();
    exam.expect(
        begun.equals(List.of(1, 2, 3)),
        "sessions are counted from 1, and none is left out",
        "sessions begin with the numbers " + begun);
  }
}
