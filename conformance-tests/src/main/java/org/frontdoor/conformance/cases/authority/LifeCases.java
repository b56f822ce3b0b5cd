package org.frontdoor.conformance.cases.authority;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.StreamOptions;

/** Signs of life of an authority. */
public final class LifeCases {

  /** TIME2 of the protocol. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final int IDLE_MILLIS = 300;
  private static final int TIMEOUT_MILLIS = 1500;
  private static final int BACKLOG = 150;

  private LifeCases() {}

  /** The cases. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.ofAuthority("HI2-KA-02")
            .sends("three requests for a sign of life")
            .expects("an answer to each, with its own number and a fresh time")
            .checkFirst("what the answer to a keepalive is made of")
            .runs(LifeCases::answers),
        TestCase.ofAuthority("HI2-KA-03")
            .sends("no answer to the authority's request for a sign of life")
            .expects("the end of the stream within TIME3, and another stream")
            .checkFirst("the timer of TIME3 in the options")
            .needs(Feature.KEEPALIVE)
            .runs(LifeCases::givesUp),
        TestCase.ofAuthority("HI2-KA-05")
            .sends("a request for a sign of life in the middle of a backlog")
            .expects("an answer while the backlog is stored")
            .checkFirst("whether keepalives wait behind units")
            .runs(LifeCases::answersInBacklog));
  }

  /** Of the numbers that both sides give. */
  public static List<TestCase> numbers() {
    return List.of(
        TestCase.ofAuthority("HI2-OPT-07")
            .sends("requests for a sign of life before and between the authority's own")
            .expects("own requests of the authority numbered from 0")
            .checkFirst("whether one counter serves both directions")
            .needs(Feature.KEEPALIVE)
            .runs(LifeCases::countsForItself));
  }

  private static void answers(Examination exam) {
    ScriptedStream stream = exam.provider().startAuthority().accept().open();
    long last = 0;
    for (int number = 0; number < 3; number++) {
      stream.askForLife(number);
      KeepaliveResponse answer = answer(exam, stream);
      exam.expect(
          answer.getSequenceNumber() == number,
          "the answer has the number of the request",
          "it has another one");
      long off = Math.abs(answer.getTimeMicros() - Times.micros(exam.now()));
      exam.expect(
          answer.getTimeMicros() > last && off < CLOCKS_DIFFER.toMillis() * 1000,
          "the answer has a fresh time",
          "its time is old");
      last = answer.getTimeMicros();
      exam.pause(BETWEEN);
    }
  }

  private static KeepaliveResponse answer(Examination exam, ScriptedStream stream) {
    Optional<DeliverRequest> answer =
        stream.await(DeliverRequest::hasKeepaliveResponse, ANSWERED_WITHIN);
    return answer
        .orElseThrow(
            () -> exam.failed("a keepalive is answered within TIME2", stream.describeEnd()))
        .getKeepaliveResponse();
  }

  private static ScriptedStream soonIdle(ScriptedProvider provider) {
    ScriptedStream stream = provider.accept();
    StreamOptions options =
        stream
            .options(stream.awaitHello())
            .setKeepaliveIdleMillis(IDLE_MILLIS)
            .setKeepaliveTimeoutMillis(TIMEOUT_MILLIS)
            .build();
    return stream.open(options);
  }

  private static void givesUp(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = soonIdle(provider).playingDead();
    exam.require(
        stream.await(DeliverRequest::hasKeepaliveRequest).isPresent(),
        "the authority asks for a sign of life",
        stream.describeEnd());
    exam.expect(
        stream.awaitEnd(Duration.ofMillis(TIMEOUT_MILLIS).plus(Examination.PATIENCE)),
        "a stream whose keepalive is not answered is closed after TIME3",
        "the stream stays open");
    exam.expect(
        provider.tryAccept(ScriptedProvider.PROGRAM_PATIENCE).isPresent(),
        "the authority opens another stream",
        "it opens none");
  }

  private static void answersInBacklog(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    stream.deliver(task.opening());
    for (int i = 0; i < BACKLOG; i++) {
      stream.deliver(task.reports(1));
      if (i == BACKLOG / 2) {
        stream.askForLife(0);
      }
    }
    stream.askForLife(1);
    stream.awaitAcknowledged();
    stream.askForLife(2);
    var unused = stream.await(LifeCases::answersTheLast, ANSWERED_WITHIN);
    exam.expect(
        answersInBacklog(stream) == 2,
        "keepalives are answered while a backlog is delivered",
        answersInBacklog(stream) + " of 2 are answered");
  }

  private static boolean answersTheLast(DeliverRequest message) {
    return message.hasKeepaliveResponse()
        && message.getKeepaliveResponse().getSequenceNumber() == 2;
  }

  private static long answersInBacklog(ScriptedStream stream) {
    return stream.received().stream()
        .filter(DeliverRequest::hasKeepaliveResponse)
        .filter(message -> !answersTheLast(message))
        .count();
  }

  private static void countsForItself(Examination exam) {
    ScriptedStream stream = soonIdle(exam.provider().startAuthority());
    for (int number = 0; number < 3; number++) {
      stream.askForLife(number);
      requireAnswer(exam, stream);
    }
    expectRequest(exam, stream, 0);
    stream.askForLife(3);
    requireAnswer(exam, stream);
    expectRequest(exam, stream, 1);
  }

  private static void requireAnswer(Examination exam, ScriptedStream stream) {
    exam.require(
        stream.await(DeliverRequest::hasKeepaliveResponse).isPresent(),
        "the authority answers a keepalive",
        stream.describeEnd());
  }

  private static void expectRequest(Examination exam, ScriptedStream stream, long number) {
    DeliverRequest request =
        exam.require(
            stream.await(DeliverRequest::hasKeepaliveRequest),
            "the authority asks for a sign of life",
            stream.describeEnd());
    exam.expect(
        request.getKeepaliveRequest().getSequenceNumber() == number,
        "the authority's own requests are counted from 0",
        "request " + number + " has another number");
  }
}
