package org.frontdoor.conformance.cases.actions;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;

/** Notifications, which the provider makes and the authority takes note of (clause 7.4). */
public final class NotificationCases {

  private static final Duration POLL = Duration.ofMillis(10);

  /** What one message can read; fewer than the actions that it may have. */
  private static final int READ_AT_ONCE = 200;

  private static final String OF_SENDER = "Written by the sender.";

  private NotificationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-26")
            .sends("a LIST of notifications, before and after one is marked as no longer new")
            .expects("new notifications only, and that one no more")
            .checkFirst("whether LIST looks at new_notification")
            .needs(Feature.LIST, Feature.NOTIFICATIONS)
            .runs(NotificationCases::list_hasNewNotificationsOnly),
        TestCase.of("ACT-27")
            .sends("an UPDATE of a notification that also carries its time and its details")
            .expects("that it is executed, and time and details stay")
            .checkFirst("which fields of a notification are ignored in UPDATE")
            .needs(Feature.LIST, Feature.NOTIFICATIONS)
            .runs(NotificationCases::timeAndDetails_areIgnored),
        TestCase.of("ACT-28")
            .sends("a CREATE of a notification")
            .expects("an action error, and no object")
            .checkFirst("which kinds of objects a sender can create")
            .runs(NotificationCases::createNotification_isRefused));
  }

  private static void list_hasNewNotificationsOnly(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    LateApproval approval = LateApproval.of(exam, order);
    Timestamp since = approval.before().getLastChanged();
    Hi1Object notification = notificationAbout(exam, order.authorisationId(), since);
    exam.expect(
        notification.getNotification().getNewNotification(),
        "notifications that are listed are new",
        "one is not");

    takeNote(exam, notification, NotificationObject.newBuilder());
    List<ListRecord> after = listed(exam, authority, since);
    exam.expect(
        after.stream()
            .noneMatch(it -> it.getIdentifier().equals(notification.getObjectIdentifier())),
        "a notification that was taken note of is not listed again",
        "it is among " + after.size());
  }

  private static void timeAndDetails_areIgnored(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    LateApproval approval = LateApproval.of(exam, order);
    Hi1Object before =
        notificationAbout(exam, order.authorisationId(), approval.before().getLastChanged());
    Reply reply =
        takeNote(
            exam,
            before,
            NotificationObject.newBuilder()
                .setDetails(OF_SENDER)
                .setTimestamp(Times.timestamp(order.start().minus(Duration.ofDays(1)))));
    exam.expect(
        reply.hasResult(0),
        "an UPDATE with time and details of a notification is executed",
        reply.describe(0));
    NotificationObject now = authority.get(before.getObjectIdentifier()).getNotification();
    exam.expect(
        now.getDetails().equals(before.getNotification().getDetails())
            && now.getTimestamp().equals(before.getNotification().getTimestamp()),
        "time and details of a notification stay as they were",
        "one of them has changed");
  }

  private static Reply takeNote(
      Examination exam, Hi1Object notification, NotificationObject.Builder change) {
    Reply reply =
        exam.authority()
            .send(
                Act.update(
                    Hi1Object.newBuilder()
                        .setObjectIdentifier(notification.getObjectIdentifier())
                        .setNotification(change.setNewNotification(false))
                        .build()));
    exam.require(
        change.hasDetails() || reply.hasResult(0),
        "a notification can be marked as no longer new",
        reply.describe(0));
    return reply;
  }

  private static Hi1Object notificationAbout(Examination exam, String object, Timestamp since) {
    Instant deadline = exam.now().plus(Examination.PATIENCE);
    Optional<Hi1Object> found = find(exam, object, since);
    while (found.isEmpty() && exam.now().isBefore(deadline)) {
      exam.pause(POLL);
      found = find(exam, object, since);
    }
    return exam.require(
        found, "a notification of the approval is listed", "none is about its authorisation");
  }

  private static Optional<Hi1Object> find(Examination exam, String object, Timestamp since) {
    Authority authority = exam.authority();
    ActionRequest[] reads =
        listed(exam, authority, since).stream()
            .limit(READ_AT_ONCE)
            .map(record -> Act.get(record.getIdentifier()))
            .toArray(ActionRequest[]::new);
    if (reads.length == 0) {
      return Optional.empty();
    }
    Reply reply = authority.send(reads);
    for (int i = 0; i < reads.length; i++) {
      Hi1Object notification = reply.object(i);
      if (notification.getAssociatedObjects().getObjectIdentifiersList().contains(object)) {
        return Optional.of(notification);
      }
    }
    return Optional.empty();
  }

  private static List<ListRecord> listed(Examination exam, Authority authority, Timestamp since) {
    ListAction notifications =
        ListAction.newBuilder()
            .setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION)
            .setLastChanged(since)
            .build();
    Reply reply = authority.send(Act.list(notifications));
    exam.require(reply.hasResult(0), "a list of notifications", reply.describe(0));
    return reply.action(0).getList().getRecordsList();
  }

  private static void createNotification_isRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    String identifier = exam.ids().uuid();
    Hi1Object notification =
        order
            .object(identifier)
            .setNotification(
                NotificationObject.newBuilder()
                    .setDetails(OF_SENDER)
                    .setType(NotificationType.NOTIFICATION_TYPE_CHANGE)
                    .setNewNotification(true)
                    .setTimestamp(Times.timestamp(exam.now())))
            .build();
    Expectations.actionError(exam, authority.send(Act.create(notification)), 0);
    Expectations.notMade(exam, authority, identifier);
  }
}
