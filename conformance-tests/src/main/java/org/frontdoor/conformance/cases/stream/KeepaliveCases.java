package org.frontdoor.conformance.cases.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.StreamOptions;

/** Signs of life (TS 102 232-1 clause 6.3.4). */
public final class KeepaliveCases {

  /** By how much the clock is moved beyond a time that is to be over. */
  private static final Duration BEYOND = Duration.ofSeconds(1);

  /** What the clocks of both sides may differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Duration LONGEST_TIMER = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofMillis(20);
  private static final Duration A_MOMENT = Duration.ofMillis(2);

  private KeepaliveCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-KA-01")
            .sends("nothing for TIME1, twice put off by a message")
            .expects("a keepalive when TIME1 is over, and none before")
            .checkFirst("what resets the idle timer of a stream")
            .needs(Feature.HI2, Feature.KEEPALIVE)
            .needs(TesterCall.CLOCK)
            .runs(KeepaliveCases::idleStream_isAskedForLife),
        TestCase.of("HI2-KA-02")
            .sends("three keepalives")
            .expects("each is answered at once with its number and the time of the answer")
            .checkFirst("what an answer to a keepalive is made of")
            .needs(Feature.HI2)
            .runs(KeepaliveCases::keepalive_isAnsweredWithItsNumber),
        TestCase.of("HI2-KA-03")
            .sends("no answer to a keepalive for TIME3")
            .expects("the stream ends")
            .checkFirst("what happens when an answer to a keepalive does not come")
            .needs(Feature.HI2, Feature.KEEPALIVE)
            .needs(TesterCall.CLOCK)
            .runs(KeepaliveCases::silentPeer_isLeft),
        TestCase.of("HI2-KA-06")
            .sends("keepalives on a stream that breaks, and then another stream")
            .expects("nothing but the answers to Hello and Resume before units and new keepalives")
            .checkFirst("what is kept of a stream that is over")
            .needs(Feature.HI2)
            .runs(KeepaliveCases::keepalives_areNotSentAgain),
        TestCase.of("HI2-OPT-07")
            .sends("keepalives of its own, and then nothing for TIME1")
            .expects("the endpoint's first keepalive has the number 0")
            .checkFirst("whether both sides count their requests together")
            .needs(Feature.HI2, Feature.KEEPALIVE)
            .needs(TesterCall.CLOCK)
            .runs(KeepaliveCases::bothSides_countForThemselves));
  }

  private static void idleStream_isAskedForLife(Examination exam) {
    Delivery delivery = exam.authority().delivery();
    Duration idle = idle(exam, delivery);
    drain(exam, delivery);

    for (int i = 1; i <= 2; i++) {
      exam.tester().advanceClock(idle.multipliedBy(2).dividedBy(3));
      delivery.askForLife(i);
      exam.require(answered(delivery, i).isPresent(), "an answer", delivery.describeEnd());
      exam.expect(
          delivery.received().keepaliveRequests().isEmpty(),
          "no keepalive before TIME1 has passed without traffic",
          "there comes one before TIME1");
    }
    exam.tester().advanceClock(idle.plus(BEYOND));
    exam.expect(
        delivery.await(DeliverResponse::hasKeepaliveRequest).isPresent(),
        "a keepalive when TIME1 has passed without traffic",
        delivery.describeEnd());
    delivery.finish();
  }

  private static void keepalive_isAnsweredWithItsNumber(Examination exam) {
    Delivery delivery = exam.authority().delivery().start();
    long last = Long.MIN_VALUE;
    for (int number = 0; number < 3; number++) {
      delivery.askForLife(number);
      KeepaliveResponse answer =
          delivery
              .await(DeliverResponse::hasKeepaliveResponse)
              .map(DeliverResponse::getKeepaliveResponse)
              .orElseThrow(() -> exam.failed("a keepalive is answered", delivery.describeEnd()));
      exam.expect(
          answer.getSequenceNumber() == number,
          "the answer has the number of the request, " + number,
          "it has " + answer.getSequenceNumber());
      Instant time = Instant.EPOCH.plus(answer.getTimeMicros(), ChronoUnit.MICROS);
      Duration away = Duration.between(time, exam.now()).abs();
      exam.expect(
          away.compareTo(SKEW) < 0,
          "the answer has the time at which it was given",
          "its time is " + away.toSeconds() + " s away");
      exam.expect(
          answer.getTimeMicros() > last,
          "the answer has a fresh time",
          "its time is not later than that of the answer before");
      last = answer.getTimeMicros();
      exam.pause(A_MOMENT);
    }
    delivery.finish();
  }

  private static void silentPeer_isLeft(Examination exam) {
    Delivery delivery = exam.authority().delivery().playingDead();
    StreamOptions options = delivery.negotiate(delivery.hello().build());
    var unused = delivery.resume(0, 0);
    drain(exam, delivery);
    exam.tester().advanceClock(timer(exam, options.getKeepaliveIdleMillis()).plus(BEYOND));
    exam.require(
        delivery.await(DeliverResponse::hasKeepaliveRequest).isPresent(),
        "a keepalive when TIME1 has passed",
        delivery.describeEnd());
    exam.tester().advanceClock(timer(exam, options.getKeepaliveTimeoutMillis()).plus(BEYOND));
    exam.expect(
        delivery.awaitEnd(Examination.PATIENCE).isPresent(),
        "the stream ends when a keepalive is not answered within TIME3",
        delivery.describeEnd());
  }

  private static void keepalives_areNotSentAgain(Examination exam) {
    var unused = exam.order().activate();
    Delivery first = exam.authority().delivery().playingDead();
    Duration idle = idle(exam, first);
    drain(exam, first);
    first.askForLife(1);
    exam.require(answered(first, 1).isPresent(), "an answer", first.describeEnd());
    if (exam.declares(TesterCall.CLOCK) && exam.declares(Feature.KEEPALIVE)) {
      exam.tester().advanceClock(idle.plus(BEYOND));
      exam.require(
          first.await(DeliverResponse::hasKeepaliveRequest).isPresent(),
          "a keepalive when TIME1 has passed",
          first.describeEnd());
    }
    first.close(Manner.CANCEL);

    Delivery second = exam.authority().delivery().start();
    second.askForLife(2);
    Optional<DeliverResponse> answer = second.await(DeliverResponse::hasKeepaliveResponse);
    exam.require(answer.isPresent(), "an answer", second.describeEnd());
    exam.expect(
        answer.get().getKeepaliveResponse().getSequenceNumber() > 1,
        "no answer to a keepalive of another stream",
        "one is sent again");
    exam.expect(
        second.received().keepaliveRequests().isEmpty(),
        "no keepalive of another stream",
        "one is sent again");
    second.finish();
  }

  private static void bothSides_countForThemselves(Examination exam) {
    Delivery delivery = exam.authority().delivery();
    Duration idle = idle(exam, delivery);
    drain(exam, delivery);
    for (int i = 1; i <= 3; i++) {
      delivery.askForLife(i);
      exam.require(answered(delivery, i).isPresent(), "an answer", delivery.describeEnd());
    }
    for (int i = 0; i < 2; i++) {
      exam.tester().advanceClock(idle.plus(BEYOND));
      KeepaliveRequest request =
          exam.require(
                  delivery.await(DeliverResponse::hasKeepaliveRequest),
                  "a keepalive when TIME1 has passed",
                  delivery.describeEnd())
              .getKeepaliveRequest();
      exam.expect(
          request.getSequenceNumber() == i,
          "the endpoint counts its own requests, from 0",
          "its request has the number " + request.getSequenceNumber() + " instead of " + i);
      delivery.askForLife(10 + i);
      exam.require(answered(delivery, 10 + i).isPresent(), "an answer", delivery.describeEnd());
    }
    delivery.finish();
  }

  /** Opens the stream and returns TIME1. */
  private static Duration idle(Examination exam, Delivery delivery) {
    StreamOptions options = delivery.negotiate(delivery.hello().build());
    var unused = delivery.resume(0, 0);
    return timer(exam, options.getKeepaliveIdleMillis());
  }

  private static Duration timer(Examination exam, int millis) {
    Duration timer = Duration.ofMillis(millis);
    exam.require(
        millis >= 1000 && timer.compareTo(LONGEST_TIMER) <= 0,
        "timers of 1 s to " + LONGEST_TIMER.toSeconds() + " s",
        "a timer has " + millis + " ms");
    return timer;
  }

  /** Takes what waits, checkpoints too, so that only keepalives are left to come. */
  private static void drain(Examination exam, Delivery delivery) {
    if (exam.declares(TesterCall.CLOCK)) {
      exam.tester().advanceClock(BEYOND);
    }
    delivery.askForLife(0);
    exam.require(answered(delivery, 0).isPresent(), "an answer", delivery.describeEnd());
    while (delivery.next(QUIET).isPresent()) {
      exam.require(delivery.end().isEmpty(), "the stream stays open", delivery.describeEnd());
    }
  }

  private static Optional<DeliverResponse> answered(Delivery delivery, long number) {
    return delivery.await(
        message ->
            message.hasKeepaliveResponse()
                && message.getKeepaliveResponse().getSequenceNumber() == number);
  }
}
