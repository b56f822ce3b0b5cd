package org.frontdoor.conformance.cases.objects;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.util.List;
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
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** What time makes of an authorisation (TS 103 120 clause 7.2 and B.2.3.4). */
public final class TimeCases {

  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** Where the endpoint does not say it itself. */
  private static final Duration USUAL_CONFIRMATION = Duration.ofDays(2);

  private TimeCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-04")
            .sends("a message before and a message after the end of an authorisation")
            .expects("the authorisation is Expired, and of the second message nothing comes")
            .checkFirst("what ends interception when nobody sends anything")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.CLOCK)
            .runs(TimeCases::end_expires),
        TestCase.of("OBJ-17")
            .sends("two emergencies, of which a judge confirms one in time and one too late")
            .expects("the second is Invalid, also after its confirmation")
            .checkFirst("from when the time of confirmation runs: from the stamp of the order")
            .needs(Feature.EMERGENCY)
            .needs(TesterCall.CLOCK)
            .runs(TimeCases::unconfirmedEmergency_lapsesForGood));
  }

  private static void end_expires(Examination exam) {
    Tester tester = exam.tester();
    String early = tester.account();
    String late = tester.account();
    Order order = exam.order();
    // The warrant goes on, so that it is the authorisation that ends here.
    var unused =
        exam.authority()
            .establish(
                order.document(),
                order.authorisation(it -> it.getTimespanBuilder().setEnd(shortened(order))),
                order.task(it -> it.getTimespanBuilder().setEnd(shortened(order))));
    var unusedTask = order.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    Delivery delivery = exam.authority().delivery().start();
    tester.messages(order.account(), early, 1);
    var unusedRecords = delivery.awaitRecords(order.liid(), 1);
    tester.advanceClock(SHORT.plus(A_MINUTE));
    tester.messages(order.account(), late, 1);

    Hi1Object authorisation =
        order.awaitObject(
            order.authorisationId(),
            object ->
                object.getAuthorisation().getStatus()
                    == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED);
    exam.expect(
        authorisation.getAuthorisation().getStatus()
            == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED,
        "at its end an authorisation becomes Expired",
        "it is " + authorisation.getAuthorisation().getStatus());
    boolean over =
        delivery.awaitUntil(
            () ->
                Product.hasEnded(delivery, order.liid())
                    || Product.to(delivery, order.liid(), late) > 0);
    exam.expect(
        Product.to(delivery, order.liid(), late) == 0,
        "after its end the task produces nothing",
        "a record of the time after it came");
    exam.require(over, "the delivery of the task ends", delivery.describeEnd());
    delivery.finish();
  }

  private static Timestamp shortened(Order order) {
    return Times.timestamp(order.start().plus(SHORT));
  }

  private static void unconfirmedEmergency_lapsesForGood(Examination exam) {
    Authority authority = exam.authority();
    Duration within = confirmation(exam);
    Order confirmed = emergency(exam, within);
    Order lapsing = emergency(exam, within);
    var unused = authority.establish(confirmation(exam, confirmed));
    tellTime(exam, within.plus(A_MINUTE));

    require(exam, confirmed, AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
    AuthorisationStatus lapsed = status(authority, lapsing);
    exam.expect(
        lapsed == AuthorisationStatus.AUTHORISATION_STATUS_INVALID,
        "an emergency that is not confirmed in its time becomes Invalid",
        "it is " + lapsed);
    var unusedReply = authority.send(Act.create(confirmation(exam, lapsing)));
    AuthorisationStatus after = status(authority, lapsing);
    exam.expect(
        after == AuthorisationStatus.AUTHORISATION_STATUS_INVALID,
        "it is Invalid for good",
        "after a late confirmation it is " + after);
  }

  /** In two steps: the endpoint must not depend on being looked at in between. */
  private static void tellTime(Examination exam, Duration all) {
    exam.tester().advanceClock(all.dividedBy(2));
    exam.tester().advanceClock(all.minus(all.dividedBy(2)));
  }

  private static Order emergency(Examination exam, Duration within) {
    Order order =
        exam.order().during(exam.now(), within.plus(Duration.ofHours(2))).signedBy(Seat.PROSECUTOR);
    var unused =
        exam.authority()
            .establish(
                order.document(warrant -> warrant.setIsEmergency(true)),
                order.authorisation(it -> it.setIsEmergency(true)));
    require(exam, order, AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL);
    return order.signedBy(Seat.JUDGE);
  }

  private static Hi1Object confirmation(Examination exam, Order order) {
    return order
        .document(exam.ids().uuid(), order.about(DocumentType.DOCUMENT_TYPE_CONFIRMATION).build())
        .toBuilder()
        .setAssociatedObjects(Order.linked(order.authorisationId()))
        .build();
  }

  private static void require(Examination exam, Order order, AuthorisationStatus wanted) {
    AuthorisationStatus status = status(exam.authority(), order);
    exam.require(status == wanted, "the authorisation is " + wanted, "it is " + status);
  }

  private static AuthorisationStatus status(Authority authority, Order order) {
    return authority.get(order.authorisationId()).getAuthorisation().getStatus();
  }

  /** How long an emergency may go unconfirmed in the profile that is spoken. */
  private static Duration confirmation(Examination exam) {
    if (!exam.declares(Feature.CSP_CONFIG)) {
      return USUAL_CONFIRMATION;
    }
    Reply reply = exam.authority().send(Act.config());
    ActionResponse action = reply.action(0);
    CspConfig config = action.getGetCspConfig();
    return config.getProfilesList().stream()
        .filter(profile -> profile.getOwner().equals(exam.setting().profile()))
        .map(profile -> Duration.ofSeconds(profile.getEmergencyConfirmationSeconds()))
        .filter(Duration::isPositive)
        .findFirst()
        .orElse(USUAL_CONFIRMATION);
  }
}
