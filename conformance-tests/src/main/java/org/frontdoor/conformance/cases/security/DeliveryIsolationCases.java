package org.frontdoor.conformance.cases.security;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Received;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Tester;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/** Whom a delivery reaches (TS 101 331 4.7 g and 4.14). */
public final class DeliveryIsolationCases {

  private static final int SOME = 3;

  private DeliveryIsolationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-02")
            .sends("messages of an account that two authorities intercept")
            .expects("each stream tells of its own tasks, and is numbered by itself")
            .checkFirst("what the streams of several authorities share")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(DeliveryIsolationCases::sameTarget_showsNothing),
        TestCase.of("SEC-04")
            .sends("streams in one's own name and in another's, and a warrant with a single key")
            .expects("the warrant's authority alone gets the delivery, sealed to the warrant's key")
            .checkFirst("what is compared with the TLS peer, and from where the key is taken")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(DeliveryIsolationCases::delivery_goesToTheWarrantsAuthority));
  }

  private static void sameTarget_showsNothing(Examination exam) {
    Tester tester = exam.tester();
    Order mine = exam.order().activate();
    Order theirs = mine.again(exam.otherAuthority()).activate();
    Delivery first = exam.authority().delivery().start();
    Delivery second = exam.otherAuthority().delivery().start();
    String friend = tester.account();
    tester.messages(mine.account(), friend, SOME);
    var unused = first.awaitRecords(mine.liid(), SOME);
    var unusedToo = second.awaitRecords(theirs.liid(), SOME);
    second.finish();
    var unusedEnd = theirs.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    tester.messages(mine.account(), friend, SOME);
    var unusedLater = first.awaitRecords(mine.liid(), 2 * SOME);

    expectSilentAbout(exam, first.received(), theirs.liid());
    expectSilentAbout(exam, second.received(), mine.liid());
    expectOwnNumbers(exam, first.received());
    var unusedEndToo = mine.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    first.finish();
  }

  private static void expectSilentAbout(Examination exam, Received received, String liid) {
    boolean silent =
        received.units(liid).isEmpty()
            && received.checkpoints(liid).isEmpty()
            && received.operatorMessages().stream()
                .noneMatch(
                    message -> message.getLiid().equals(liid) || message.getText().contains(liid));
    exam.expect(silent, "a stream tells nothing of another authority's task", "it names its LIID");
  }

  private static void expectOwnNumbers(Examination exam, Received received) {
    TreeMap<Long, UnitHeader> units = new TreeMap<>();
    received.units().forEach(unit -> units.put(unit.unit().getPosition(), unit.header()));
    long due = units.firstKey();
    for (var unit : units.entrySet()) {
      boolean gap = unit.getValue().getKind() == UnitKind.UNIT_KIND_GAP;
      exam.expect(
          unit.getKey() == due || gap,
          "positions are counted for each authority by itself",
          "there is a hole before position " + unit.getKey());
      due = unit.getKey() + 1;
    }
  }

  private static void delivery_goesToTheWarrantsAuthority(Examination exam) {
    Authority other = exam.otherAuthority();
    expectNoStream(exam, other, exam.authority());
    DeliveryKeyPair key = key(exam);
    Order order = exam.order();
    var unused =
        exam.authority()
            .establish(
                order.document(
                    warrant -> warrant.clearDeliveryKeys().addDeliveryKeys(key.publicKey())),
                order.authorisation(),
                order.task());
    var unusedTask = order.awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    Order marker = exam.order(other).activate();
    Tester tester = exam.tester();
    Delivery own = exam.authority().delivery();
    expectProof(exam, own);
    own.resume(0, 0);
    Delivery theirs = other.delivery().start();
    tester.messages(order.account(), marker.account(), 1);
    boolean sealed = own.awaitUntil(() -> epoch(own, order).isPresent());
    exam.require(sealed, "the delivery begins", own.describeEnd());
    exam.expect(
        epoch(own, order).orElseThrow().getEpochDetail().getDeliveryKeyId().equals(key.keyId()),
        "the delivery is sealed to the key of the warrant",
        "it is sealed to another");
    var unusedMarker = theirs.awaitRecords(marker.liid(), 1);
    exam.expect(
        theirs.received().units(order.liid()).isEmpty(),
        "a delivery goes to the warrant's authority alone",
        "units of it came to another");
    var unusedEnd = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    var unusedEndToo = marker.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    own.finish();
    theirs.finish();
  }

  /** One of the run's keys that the endpoint can seal to. */
  private static DeliveryKeyPair key(Examination exam) {
    List<DeliveryKeyPair> keys = exam.setting().deliveryKeys();
    return exam.declares(Feature.X25519) ? keys.getLast() : keys.getFirst();
  }

  private static Optional<UnitHeader> epoch(Delivery delivery, Order order) {
    return delivery.received().units(order.liid()).stream()
        .map(ReceivedUnit::header)
        .filter(UnitHeader::hasEpochDetail)
        .findFirst();
  }

  private static void expectNoStream(Examination exam, Authority who, Authority claimed) {
    Delivery delivery = who.delivery();
    delivery.send(
        DeliverRequest.newBuilder().setHello(delivery.hello().setAuthority(claimed.id())).build());
    exam.expect(
        delivery.await(DeliverResponse::hasHelloResponse).isEmpty(),
        "a stream in another's name is refused",
        "it is agreed to");
  }

  private static void expectProof(Examination exam, Delivery delivery) {
    delivery.send(DeliverRequest.newBuilder().setHello(delivery.hello()).build());
    DeliverResponse answer =
        exam.require(
            delivery.await(DeliverResponse::hasHelloResponse),
            "an answer to the Hello",
            delivery.describeEnd());
    try {
      var unused =
          new MessageVerifier(exam.setting().seats().trust())
              .verify(
                  answer.getHelloResponse().getSignedOptions(),
                  Purposes.HI2_OPTIONS,
                  KeyRole.KEY_ROLE_EVIDENCE,
                  exam.now());
    } catch (UntrustedException e) {
      throw exam.failed("the provider signs the options of a stream", e.reason().name());
    }
  }
}
