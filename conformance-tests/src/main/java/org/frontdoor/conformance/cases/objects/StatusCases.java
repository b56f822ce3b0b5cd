package org.frontdoor.conformance.cases.objects;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frontdoor.conformance.cases.Product;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Tester;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;

/** The words and the ways of status (TS 103 120 tables 7.6 and 8.2). */
public final class StatusCases {

  /** The dictionaries of all kinds together, as notifications write them. */
  private static final Set<String> WORDS =
      Stream.of(
              words("AUTHORISATION_STATUS_", AuthorisationStatus.values()),
              words("DOCUMENT_STATUS_", DocumentStatus.values()),
              words("TASK_STATUS_", TaskStatus.values()))
          .flatMap(each -> each)
          .collect(Collectors.toUnmodifiableSet());

  private static final int MOST_NOTIFICATIONS = 20;

  private StatusCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-10")
            .sends("orders that come to many different statuses, and reads them")
            .expects("every status, also that in a notification, is in the dictionary")
            .checkFirst("the names of status values against TS 103 120")
            .runs(StatusCases::everyStatus_isInTheDictionary),
        TestCase.of("OBJ-27")
            .sends("wishes to go on after Cancelled and Rejected; a message while suspended")
            .expects("the wishes are refused, and of the time of the suspension nothing comes")
            .checkFirst("what of a suspended time is kept back rather than left out")
            .needs(Feature.HI2, Feature.SUSPENSION)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(StatusCases::finalStatus_stays));
  }

  private static void everyStatus_isInTheDictionary(Examination exam) {
    Authority authority = exam.authority();
    var begun = exam.now().minusSeconds(1);
    Order order = exam.order().activate();
    if (exam.declares(Feature.SUSPENSION)) {
      var unused = order.wishTask(TaskStatus.TASK_STATUS_SUSPENDED);
      look(exam, order);
    }
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    look(exam, order);
    Order bad = exam.order().signedBy(Seat.JUDGE_STRANGER);
    var unusedBad =
        authority.send(
            Act.create(bad.document()),
            Act.create(bad.authorisation()),
            Act.create(bad.task(it -> it.setDeliveryType(DeliveryType.DELIVERY_TYPE_CC_ONLY))));
    look(exam, bad);
    if (exam.declares(Feature.NOTIFICATIONS) && exam.declares(Feature.LIST)) {
      lookAtNotifications(exam, begun);
    }
  }

  private static void look(Examination exam, Order order) {
    for (String id : List.of(order.documentId(), order.authorisationId(), order.taskId())) {
      Reply reply = exam.authority().send(Act.get(id));
      if (reply.hasResult(0)) {
        expectKnown(exam, reply.object(0));
      }
    }
  }

  private static void expectKnown(Examination exam, Hi1Object object) {
    boolean known =
        switch (object.getKindCase()) {
          case DOCUMENT -> isKnown(object.getDocument().getStatusValue(), DocumentStatus.values());
          case AUTHORISATION ->
              isKnown(object.getAuthorisation().getStatusValue(), AuthorisationStatus.values());
          case LI_TASK -> isKnown(object.getLiTask().getStatusValue(), TaskStatus.values());
          case NOTIFICATION ->
              WORDS.contains(object.getNotification().getStatusOfAssociatedObject());
          case KIND_NOT_SET -> false;
        };
    exam.expect(
        known,
        "a status of the dictionary",
        "an object of the kind " + object.getKindCase() + " has another or none");
  }

  private static void lookAtNotifications(Examination exam, Instant since) {
    Authority authority = exam.authority();
    Reply listed =
        authority.send(
            Act.list(
                ListAction.newBuilder()
                    .setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION)
                    .setLastChanged(Times.timestamp(since))
                    .build()));
    exam.require(listed.hasResult(0), "notifications are listed", listed.describe(0));
    List<ListRecord> records = listed.action(0).getList().getRecordsList();
    for (ListRecord record : records.stream().limit(MOST_NOTIFICATIONS).toList()) {
      expectKnown(exam, authority.get(record.getIdentifier()));
    }
  }

  private static boolean isKnown(int value, Enum<?>[] dictionary) {
    // Of generated enums the first stands for none, and the last for numbers that are not in it.
    return value > 0 && value < dictionary.length - 1;
  }

  /** From {@code TASK_STATUS_AWAITING_APPROVAL} to {@code AwaitingApproval}. */
  private static Stream<String> words(String prefix, Enum<?>[] dictionary) {
    return Arrays.stream(dictionary)
        .filter(value -> isOf(prefix, value.name()))
        .map(value -> value.name().substring(prefix.length()))
        .map(
            name ->
                Arrays.stream(name.split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining()));
  }

  private static boolean isOf(String prefix, String name) {
    return name.startsWith(prefix) && !name.equals(prefix + "UNSPECIFIED");
  }

  private static void finalStatus_stays(Examination exam) {
    nothingLeadsOut(exam);
    Tester tester = exam.tester();
    Order order = exam.order().activate();
    String meanwhile = tester.account();
    String afterwards = tester.account();
    Delivery delivery = exam.authority().delivery().start();
    wish(exam, order, TaskStatus.TASK_STATUS_SUSPENDED);
    tester.messages(order.account(), meanwhile, 2);
    wish(exam, order, TaskStatus.TASK_STATUS_ACTIVE);
    tester.messages(order.account(), afterwards, 1);
    boolean came = delivery.awaitUntil(() -> Product.to(delivery, order.liid(), afterwards) > 0);
    exam.expect(
        Product.to(delivery, order.liid(), meanwhile) == 0,
        "nothing of the time of a suspension is delivered",
        "a record of it came");
    exam.require(came, "the resumed task delivers again", delivery.describeEnd());
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    delivery.finish();
  }

  private static void wish(Examination exam, Order order, TaskStatus desired) {
    Reply reply = order.wishTask(desired);
    exam.require(reply.hasResult(0), "the wish for " + desired + " is taken", reply.describe(0));
    var unused = order.awaitTask(desired);
  }

  private static void nothingLeadsOut(Examination exam) {
    Order cancelled = exam.order().establish();
    var unused = cancelled.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    expectStays(exam, cancelled, TaskStatus.TASK_STATUS_CANCELLED);
    var unusedToo =
        exam.authority()
            .send(
                Act.update(wished(cancelled, AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED)));
    Reply again =
        exam.authority()
            .send(Act.update(wished(cancelled, AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)));
    exam.expect(
        again.errorOf(0).isPresent(),
        "a Cancelled authorisation cannot be wished back",
        again.describe(0));
    Order rejected = exam.order();
    var unusedTask =
        exam.authority()
            .establish(
                rejected.document(),
                rejected.authorisation(),
                rejected.task(it -> it.setDeliveryType(DeliveryType.DELIVERY_TYPE_CC_ONLY)));
    expectStays(exam, rejected, TaskStatus.TASK_STATUS_REJECTED);
  }

  private static Hi1Object wished(Order order, AuthorisationStatus desired) {
    return order.change(
        order.authorisationId(), AuthorisationObject.newBuilder().setDesiredStatus(desired));
  }

  private static void expectStays(Examination exam, Order order, TaskStatus status) {
    var unused = order.awaitTask(status);
    Reply reply =
        exam.authority()
            .send(
                Act.update(
                    order.change(
                        order.taskId(),
                        LiTaskObject.newBuilder()
                            .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE))));
    exam.expect(
        reply.errorOf(0).isPresent(),
        "a task that is " + status + " cannot be wished back",
        reply.describe(0));
    TaskStatus after = exam.authority().get(order.taskId()).getLiTask().getStatus();
    exam.expect(after == status, "it stays " + status, "it is " + after);
  }
}
