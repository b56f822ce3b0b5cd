package org.frontdoor.conformance.cases.security;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.OperatorMessage;

/** That no text names a target (TS 103 221-1 table 45, TS 101 331 4.7 a). */
public final class RedactionCases {

  private static final int LONGER_THAN_ANY_VALUE = 300;
  private static final int MOST_NOTIFICATIONS = 20;

  private RedactionCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-08")
            .sends("targets that are wrong in many ways, and a task from its beginning to its end")
            .expects("the target's name in no error, reason, notification or operator message")
            .checkFirst("texts that are made of values that were received")
            .runs(RedactionCases::noText_namesATarget));
  }

  private static void noText_namesATarget(Examination exam) {
    Authority authority = exam.authority();
    var begun = exam.now().minusSeconds(1);
    Order order = exam.order();
    String name = order.account();
    var unused = authority.establish(order.document(), order.authorisation());
    for (String wrong :
        List.of(name + " ", "x" + name, name + "y".repeat(LONGER_THAN_ANY_VALUE), "\0" + name)) {
      look(exam, name, authority.send(task(exam, order, value(order, wrong))));
    }
    TargetIdentifier.Builder unknown = order.target().toBuilder();
    unknown.getValuesBuilder(0).getFormatTypeBuilder().setFormatName(name);
    look(exam, name, authority.send(task(exam, order, unknown)));
    lookAtWarrants(exam, order, name);
    ByteString garbage = ByteString.copyFromUtf8(name);
    look(exam, name, authority.sendBytes(garbage));
    look(exam, name, authority.send(authority.sign(garbage)));
    look(exam, name, authority.establish(order.task()));
    look(exam, name, authority.send(Act.create(order.task())));
    look(
        exam,
        name,
        authority.send(
            Act.update(
                order.change(
                    order.taskId(),
                    LiTaskObject.newBuilder().setTargetIdentifier(value(order, "x" + name))))));
    lookAtAWholeTask(exam, order, begun);
  }

  /** Names that the warrant has, and that are no account or not of the form. */
  private static void lookAtWarrants(Examination exam, Order order, String name) {
    for (String wrong : List.of("no-" + name, name + " ")) {
      Order other = order.during(order.start(), Duration.ofHours(1));
      TargetIdentifier target = value(order, wrong).build();
      look(
          exam,
          name,
          exam.authority()
              .send(
                  Act.create(other.document(it -> it.clearTargets().addTargets(target))),
                  Act.create(other.authorisation()),
                  Act.create(other.task(it -> it.setTargetIdentifier(target)))));
    }
  }

  private static void lookAtAWholeTask(Examination exam, Order order, Instant begun) {
    String name = order.account();
    var unused = order.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    List<OperatorMessage> messages = new ArrayList<>();
    if (exam.declares(Feature.HI2)) {
      Delivery delivery = exam.authority().delivery().start();
      var unusedEnd = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
      delivery.finish();
      messages.addAll(delivery.received().operatorMessages());
    } else {
      var unusedEnd = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    }
    exam.expect(
        messages.stream().noneMatch(message -> message.getText().contains(name)),
        "no operator message names a target",
        "one does");
    if (exam.declares(Feature.NOTIFICATIONS) && exam.declares(Feature.LIST)) {
      lookAtNotifications(exam, name, begun);
    }
  }

  private static void lookAtNotifications(Examination exam, String name, Instant begun) {
    Reply listed =
        exam.authority()
            .send(
                Act.list(
                    ListAction.newBuilder()
                        .setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION)
                        .setLastChanged(Times.timestamp(begun))
                        .build()));
    exam.require(listed.hasResult(0), "notifications are listed", listed.describe(0));
    for (ListRecord record :
        listed.action(0).getList().getRecordsList().stream().limit(MOST_NOTIFICATIONS).toList()) {
      Hi1Object notification = exam.authority().get(record.getIdentifier());
      exam.expect(
          !contains(notification.toByteString(), name),
          "no notification names a target",
          "one does");
    }
  }

  private static ActionRequest task(
      Examination exam, Order order, TargetIdentifier.Builder target) {
    return Act.create(
        order.task(it -> it.setReference(exam.ids().liid()).setTargetIdentifier(target)).toBuilder()
            .setObjectIdentifier(exam.ids().uuid())
            .build());
  }

  private static TargetIdentifier.Builder value(Order order, String value) {
    TargetIdentifier.Builder target = order.target().toBuilder();
    target.getValuesBuilder(0).setValue(value);
    return target;
  }

  private static void look(Examination exam, String name, Reply reply) {
    if (reply.observation() instanceof Observation.Ended ended) {
      boolean named =
          ended.text().contains(name)
              || ended.trailers().entrySet().stream()
                  .map(Map.Entry::getValue)
                  .anyMatch(value -> value.contains(name));
      exam.expect(!named, "no status text names a target", "one does");
    }
    reply.topLevelError().ifPresent(error -> look(exam, name, error));
    for (int i = 0; i < reply.actions(); i++) {
      reply.errorOf(i).ifPresent(error -> look(exam, name, error));
      if (reply.hasResult(i)) {
        look(exam, name, reason(reply.object(i)));
      }
    }
  }

  private static ErrorInformation reason(Hi1Object object) {
    return switch (object.getKindCase()) {
      case AUTHORISATION -> object.getAuthorisation().getInvalidReason();
      case DOCUMENT -> object.getDocument().getInvalidReason();
      case LI_TASK -> object.getLiTask().getInvalidReason();
      case NOTIFICATION, KIND_NOT_SET -> ErrorInformation.getDefaultInstance();
    };
  }

  private static void look(Examination exam, String name, ErrorInformation error) {
    exam.expect(!contains(error.toByteString(), name), "no error names a target", "one does");
  }

  private static boolean contains(ByteString bytes, String name) {
    ByteString wanted = ByteString.copyFromUtf8(name);
    for (int i = 0; i + wanted.size() <= bytes.size(); i++) {
      if (bytes.substring(i, i + wanted.size()).equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
