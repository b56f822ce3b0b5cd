package org.frontdoor.conformance.cases.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;

/** Who is told what happens to a task (TS 101 331 4.10 k). */
public final class NoticeCases {

  private static final Duration POLL = Duration.ofMillis(20);

  private NoticeCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-10")
            .sends("a task that becomes active and is cancelled")
            .expects("its owner is notified of both, and another authority of neither")
            .checkFirst("which changes of status make a notification, and for whom")
            .needs(Feature.NOTIFICATIONS, Feature.LIST)
            .runs(NoticeCases::owner_isNotified));
  }

  private static void owner_isNotified(Examination exam) {
    Instant begun = exam.now().minusSeconds(1);
    Order order = exam.order().activate();
    expectNotified(
        exam,
        order,
        begun,
        told ->
            told.getType() == NotificationType.NOTIFICATION_TYPE_ACTIVATION
                || told.getStatusOfAssociatedObject().equals("Active"),
        "the owner of a task is notified of its activation");
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    var unusedTask = order.awaitTask(TaskStatus.TASK_STATUS_CANCELLED);
    expectNotified(
        exam,
        order,
        begun,
        told ->
            told.getType() == NotificationType.NOTIFICATION_TYPE_DEACTIVATION
                || told.getStatusOfAssociatedObject().equals("Cancelled"),
        "the owner of a task is notified of its deactivation");
    List<String> mine = listed(exam, exam.authority(), begun);
    exam.expect(
        listed(exam, exam.otherAuthority(), begun).stream().noneMatch(mine::contains),
        "nobody but the owner is notified",
        "another authority's list has the notification too");
  }

  private static void expectNotified(
      Examination exam,
      Order order,
      Instant since,
      Predicate<NotificationObject> wanted,
      String expected) {
    Instant deadline = exam.now().plus(Examination.PATIENCE);
    boolean told = isTold(exam, order, since, wanted);
    while (!told && exam.now().isBefore(deadline)) {
      exam.pause(POLL);
      told = isTold(exam, order, since, wanted);
    }
    exam.expect(told, expected, "no such notification is listed");
  }

  private static boolean isTold(
      Examination exam, Order order, Instant since, Predicate<NotificationObject> wanted) {
    List<Hi1Object> notifications = new ArrayList<>();
    for (String id : listed(exam, exam.authority(), since)) {
      notifications.add(exam.authority().get(id));
    }
    return notifications.stream()
        .filter(
            object ->
                object.getAssociatedObjects().getObjectIdentifiersList().contains(order.taskId()))
        .map(Hi1Object::getNotification)
        .anyMatch(wanted);
  }

  private static List<String> listed(Examination exam, Authority authority, Instant since) {
    Reply reply =
        authority.send(
            Act.list(
                ListAction.newBuilder()
                    .setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION)
                    .setLastChanged(Times.timestamp(since))
                    .build()));
    exam.require(reply.hasResult(0), "notifications are listed", reply.describe(0));
    return reply.action(0).getList().getRecordsList().stream()
        .map(ListRecord::getIdentifier)
        .toList();
  }
}
