package org.frontdoor.conformance.cases.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponse.ResultCase;

/** The numbers of actions (TS 103 120 clauses 6.4.3 and 6.4.4). */
public final class NumberCases {

  private static final int DUPLICATE = 3002;

  private NumberCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-01")
            .sends("one message with CREATEs and GETs, numbered 0, 1, 2 and 3")
            .expects("one answer to each, with its number and of its kind")
            .checkFirst("from where an answer takes its action identifier")
            .runs(NumberCases::eachAction_isAnsweredOnce),
        TestCase.of("ACT-02")
            .sends("a good order whose actions are numbered from 1")
            .expects("a top-level error, and no object")
            .checkFirst("whether the first action must be number 0")
            .runs(NumberCases::firstIsNotZero_isRefused),
        TestCase.of("ACT-03")
            .sends("good orders numbered with a gap, in falling order, and with a number twice")
            .expects("top-level errors, 3002 for the number given twice, and no object")
            .checkFirst("whether action identifiers are checked before the first is executed")
            .runs(NumberCases::disorder_isRefused));
  }

  private static void eachAction_isAnsweredOnce(Examination exam) {
    Order order = exam.order();
    List<ResultCase> kinds =
        List.of(ResultCase.CREATE, ResultCase.GET, ResultCase.CREATE, ResultCase.GET);
    Reply reply =
        exam.authority()
            .send(
                Act.create(order.document()),
                Act.get(order.documentId()),
                Act.create(order.authorisation()),
                Act.get(order.authorisationId()));
    exam.expect(
        reply.actions() == kinds.size(),
        "exactly one answer to each of " + kinds.size() + " actions",
        reply.describe());
    for (int number = 0; number < kinds.size(); number++) {
      expectOne(exam, reply, number, kinds.get(number));
    }
  }

  private static void expectOne(Examination exam, Reply reply, int number, ResultCase kind) {
    List<ActionResponse> answers =
        IntStream.range(0, reply.actions())
            .mapToObj(reply::action)
            .filter(it -> it.hasActionIdentifier() && it.getActionIdentifier() == number)
            .toList();
    exam.expect(
        answers.size() == 1,
        "exactly one answer has the number " + number,
        answers.size() + " have it");
    exam.expect(
        answers.getFirst().getResultCase() == kind,
        "the answer with the number " + number + " is one to " + kind,
        "it is " + answers.getFirst().getResultCase());
  }

  private static void firstIsNotZero_isRefused(Examination exam) {
    Order order = exam.order();
    Expectations.topLevelError(exam, sendNumbered(exam, order, 1, 2));
    Expectations.notMade(exam, exam.authority(), order.documentId());
  }

  private static void disorder_isRefused(Examination exam) {
    Order order = exam.order();
    Expectations.topLevelError(exam, sendNumbered(exam, order, 0, 2));
    Expectations.topLevelError(exam, sendNumbered(exam, order, 0, 2, 1));
    Expectations.topLevelError(exam, sendNumbered(exam, order, 0, 1, 1), DUPLICATE);
    Expectations.notMade(exam, exam.authority(), order.documentId());
  }

  /** A CREATE of the document, and then GETs of it, with these numbers. */
  private static Reply sendNumbered(Examination exam, Order order, int... numbers) {
    List<ActionRequest> actions = new ArrayList<>();
    for (int number : numbers) {
      ActionRequest action =
          actions.isEmpty() ? Act.create(order.document()) : Act.get(order.documentId());
      actions.add(action.toBuilder().setActionIdentifier(number).build());
    }
    Authority authority = exam.authority();
    return authority.send(authority.message(authority.header(), actions));
  }
}
