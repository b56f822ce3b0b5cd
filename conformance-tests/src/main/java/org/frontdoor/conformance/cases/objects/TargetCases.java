package org.frontdoor.conformance.cases.objects;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** Who is meant by a target (TS 103 120 clause 8.2.6). */
public final class TargetCases {

  private static final int LONGER_THAN_ANY_ACCOUNT = 70;

  private TargetCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-11")
            .sends("tasks whose target value does not have the form of its format")
            .expects("an action error for each")
            .checkFirst("whether the expression is matched against the whole value")
            .runs(TargetCases::badForm_isRefused),
        TestCase.of("OBJ-12")
            .sends("a task whose target has two accounts as values")
            .expects("it does not become active, since nobody is both; the values keep their order")
            .checkFirst("whether several values are joined by AND")
            .needs(TesterCall.ACCOUNTS)
            .runs(TargetCases::values_areJoinedByAnd));
  }

  private static void badForm_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    for (TargetIdentifierValue bad : badValues(exam, order)) {
      Reply reply =
          authority.send(
              Act.create(
                  order
                      .task(
                          it ->
                              it.setReference(exam.ids().liid())
                                  .setTargetIdentifier(
                                      TargetIdentifier.newBuilder().addValues(bad)))
                      .toBuilder()
                      .setObjectIdentifier(exam.ids().uuid())
                      .build()));
      exam.expect(
          reply.errorOf(0).isPresent(),
          "a value that is not of the format "
              + bad.getFormatType().getFormatName()
              + " is refused",
          reply.describe(0));
    }
  }

  private static List<TargetIdentifierValue> badValues(Examination exam, Order order) {
    TargetIdentifierValue account = order.target().getValues(0);
    List<TargetIdentifierValue> bad = new ArrayList<>();
    for (String value :
        List.of(
            order.account() + " ",
            order.account() + "\n",
            "-" + order.account(),
            "x".repeat(LONGER_THAN_ANY_ACCOUNT))) {
      bad.add(account.toBuilder().setValue(value).build());
    }
    if (exam.declares(Feature.PHONE_TARGETS)) {
      bad.add(etsi("InternationalE164", "+3225551234"));
      bad.add(etsi("InternationalE164", "0225551234"));
    }
    if (exam.declares(Feature.EMAIL_TARGETS)) {
      bad.add(etsi("EmailAddress", "nobody"));
      bad.add(etsi("EmailAddress", "nobody@example.org other"));
    }
    return bad;
  }

  private static TargetIdentifierValue etsi(String name, String value) {
    return TargetIdentifierValue.newBuilder()
        .setFormatType(FormatType.newBuilder().setFormatOwner("ETSI").setFormatName(name))
        .setValue(value)
        .build();
  }

  private static void values_areJoinedByAnd(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    TargetIdentifierValue first = order.target().getValues(0);
    TargetIdentifierValue second = first.toBuilder().setValue(exam.tester().account()).build();
    // Neither order of the values is that of the alphabet in both runs of the loop.
    for (List<TargetIdentifierValue> values :
        List.of(List.of(first, second), List.of(second, first))) {
      Order both = order.during(order.start(), Duration.ofHours(1));
      TargetIdentifier target = TargetIdentifier.newBuilder().addAllValues(values).build();
      Reply reply =
          authority.send(
              Act.create(both.document(it -> it.clearTargets().addTargets(target))),
              Act.create(both.authorisation()),
              Act.create(both.task(it -> it.setTargetIdentifier(target))));
      exam.require(reply.hasResult(1), "warrant and authorisation are filed", reply.describe(1));
      if (reply.hasResult(2)) {
        judge(exam, both, values);
      }
    }
  }

  private static void judge(Examination exam, Order both, List<TargetIdentifierValue> values) {
    // Whoever is quick enough to make another task active would have made this one active too.
    Order marker = exam.order().activate();
    Hi1Object task = exam.authority().get(both.taskId());
    TaskStatus status = task.getLiTask().getStatus();
    exam.expect(
        status != TaskStatus.TASK_STATUS_ACTIVE
            && status != TaskStatus.TASK_STATUS_AWAITING_PROVISIONING,
        "two accounts as values of one target are nobody",
        "the task is " + status);
    exam.expect(
        task.getLiTask().getTargetIdentifier().getValuesList().equals(values),
        "the values of a target are kept in their order",
        "they are not");
    var unused = marker.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
  }
}
