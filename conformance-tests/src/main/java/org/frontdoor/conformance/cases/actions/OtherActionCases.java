package org.frontdoor.conformance.cases.actions;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.TargetFormatTypeDefinition;
import org.frontdoor.hi1.v1.TargetingConfiguration;
import org.frontdoor.hi1.v1.TaskStatus;

/** GETCSPCONFIG, cancelling, and what is not supported. */
public final class OtherActionCases {

  private static final int NOT_SUPPORTED = 3001;

  private OtherActionCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-30")
            .sends("a GETCSPCONFIG")
            .expects("its last change and targeting configurations whose formats are all defined")
            .checkFirst("that formats are defined from what may be targeted")
            .needs(Feature.CSP_CONFIG)
            .runs(OtherActionCases::config_definesEveryFormat),
        TestCase.of("ACT-31")
            .sends("an UPDATE that wishes a task cancelled")
            .expects("that it becomes Cancelled, and stays readable")
            .checkFirst("what becomes of a cancelled object")
            .runs(OtherActionCases::cancelledTask_staysReadable),
        TestCase.of("ACT-32")
            .sends("a DELIVER, and a LIST and a GETCSPCONFIG where these are not declared")
            .expects("3001 (a passing fault, 3003, cannot be provoked; see HDR-07 for repeating)")
            .checkFirst("how actions are answered that the endpoint does not have")
            .runs(OtherActionCases::notSupported_saysSo));
  }

  private static void config_definesEveryFormat(Examination exam) {
    Reply reply = exam.authority().send(Act.config());
    exam.require(
        reply.hasResult(0) && reply.action(0).hasGetCspConfig(),
        "a configuration",
        reply.describe(0));
    CspConfig config = reply.action(0).getGetCspConfig();
    exam.expect(
        config.hasLastChanged()
            && !Times.instant(config.getLastChanged())
                .isAfter(exam.now().plus(Examination.PATIENCE)),
        "the configuration says when it last changed",
        config.hasLastChanged() ? "it changes in the future" : "it does not");
    exam.expect(
        config.getTargetingConfigurationsCount() > 0,
        "the configuration says what may be targeted",
        "there is nothing");
    Set<FormatType> defined = new HashSet<>();
    config.getTargetFormatsList().stream()
        .map(TargetFormatTypeDefinition::getFormatType)
        .forEach(defined::add);
    long undefined =
        config.getTargetingConfigurationsList().stream()
            .map(TargetingConfiguration::getFormatType)
            .filter(format -> !defined.contains(format))
            .count();
    exam.expect(
        undefined == 0,
        "every format that may be targeted is defined",
        undefined + " formats are not");
  }

  private static void cancelledTask_staysReadable(Examination exam) {
    Order order = exam.order().establish();
    Expectations.done(exam, order.wishTask(TaskStatus.TASK_STATUS_CANCELLED), 0);
    Reply read = exam.authority().send(Act.get(order.taskId()));
    exam.expect(read.hasResult(0), "a cancelled object stays readable", read.describe(0));
    TaskStatus status =
        order
            .awaitObject(
                order.taskId(),
                task -> task.getLiTask().getStatus() == TaskStatus.TASK_STATUS_CANCELLED)
            .getLiTask()
            .getStatus();
    exam.expect(
        status == TaskStatus.TASK_STATUS_CANCELLED,
        "a task whose owner wishes it is cancelled",
        "it is " + status);
  }

  private static void notSupported_saysSo(Examination exam) {
    Authority authority = exam.authority();
    Hi1Object notification =
        exam.order()
            .object(exam.ids().uuid())
            .setNotification(
                NotificationObject.newBuilder()
                    .setType(NotificationType.NOTIFICATION_TYPE_CHANGE)
                    .setNewNotification(true)
                    .setTimestamp(Times.timestamp(exam.now())))
            .build();
    Expectations.actionError(exam, authority.send(Act.deliver(notification)), 0, NOT_SUPPORTED);
    if (!exam.declares(Feature.LIST)) {
      ListAction now = ListAction.newBuilder().setLastChanged(Times.timestamp(exam.now())).build();
      Expectations.actionError(exam, authority.send(Act.list(now)), 0, NOT_SUPPORTED);
    }
    if (!exam.declares(Feature.CSP_CONFIG)) {
      Expectations.actionError(exam, authority.send(Act.config()), 0, NOT_SUPPORTED);
    }
  }
}
