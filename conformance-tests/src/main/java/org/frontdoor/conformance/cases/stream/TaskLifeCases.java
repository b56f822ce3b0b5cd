package org.frontdoor.conformance.cases.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;

/** What the authority gets to know of a task's life (TS 102 232-1 7.3.1, TS 101 331 4.10 k). */
public final class TaskLifeCases {

  private TaskLifeCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-TST-01")
            .sends("an order")
            .expects("a test record first, with number 0 and the identifiers of the task")
            .checkFirst("what is delivered when a task becomes active")
            .needs(Feature.HI2)
            .runs(TaskLifeCases::firstRecord_isATest),
        TestCase.of("HI2-NOT-01")
            .sends("an order that is suspended if it can be, and cancelled")
            .expects("a notification over HI-1 of each change of the task")
            .checkFirst("which changes of a status make a notification")
            .needs(Feature.NOTIFICATIONS, Feature.WATCH)
            .runs(TaskLifeCases::changesOfATask_areNotified));
  }

  private static void firstRecord_isATest(Examination exam) {
    Interception tap = Interception.begin(exam);
    ReceivedRecord first = tap.firstRecord();
    IriRecord record = first.record();
    exam.expect(
        record.getType() == IriType.IRI_TYPE_TEST
            && record.getEvent() == MessagingEvent.MESSAGING_EVENT_TEST,
        "the first record is a test record",
        "it is a " + record.getType() + " of " + record.getEvent());
    exam.expect(
        first.number() == 0 && record.getSequenceNumber() == 0,
        "the test record has the number 0",
        "it has " + first.number() + " and the sequence number " + record.getSequenceNumber());
    exam.expect(
        first.batch().getLiid().equals(tap.liid())
            && first.batch().getOperatorIdentifier().equals(exam.endpoint().getUniqueIdentifier()),
        "the test record has the identifiers of task and endpoint",
        "it has others");
    exam.expect(
        !record.hasCommunicationIdentityNumber()
            && record.getFrom().isEmpty()
            && record.getToCount() == 0,
        "the test record belongs to no session and names nobody",
        "it looks like an event");
    tap.end();
  }

  private static void changesOfATask_areNotified(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order(authority);
    String channel = exam.channel("watch");
    ListAction list =
        ListAction.newBuilder().setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION).build();
    ByteString request =
        WatchNotificationsRequest.newBuilder()
            .setSignedMessage(authority.sign(authority.message(Act.list(list)).toByteString()))
            .build()
            .toByteString();
    var unused = exam.perform(new Stimulus.OpenWatch(channel, authority.seat(), request));

    order.activate();
    expectNotified(exam, channel, order, "Active");
    if (exam.declares(Feature.SUSPENSION)) {
      var unusedSuspended = order.wishTask(TaskStatus.TASK_STATUS_SUSPENDED);
      expectNotified(exam, channel, order, "Suspended");
    }
    var unusedCancelled = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    expectNotified(exam, channel, order, "Cancelled");
  }

  /** Whatever was notified earlier comes first, however much it is; what counts is a pause. */
  private static void expectNotified(Examination exam, String channel, Order order, String status) {
    Stimulus next = new Stimulus.Await(channel, Examination.PATIENCE);
    while (exam.perform(next) instanceof Observation.Answer answer) {
      if (notified(answer.bytes(), order).filter(status::equals).isPresent()) {
        return;
      }
    }
    throw exam.failed("a notification that the task is now " + status, "none comes");
  }

  /** The status of the order's task that a notification speaks of. */
  private static Optional<String> notified(ByteString bytes, Order order) {
    try {
      Hi1Message message =
          Hi1Message.parseFrom(
              WatchNotificationsResponse.parseFrom(bytes).getSignedMessage().getMessage());
      return message.getRequest().getActionRequestsList().stream()
          .map(action -> action.getDeliver().getObject())
          .filter(
              object ->
                  object.getAssociatedObjects().getObjectIdentifiersList().contains(order.taskId()))
          .map(Hi1Object::getNotification)
          .map(notification -> notification.getStatusOfAssociatedObject())
          .findFirst();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
