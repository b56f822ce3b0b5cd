package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.uppertester.v1.AdvanceClockRequest;
import org.frontdoor.uppertester.v1.AdvanceClockResponse;
import org.frontdoor.uppertester.v1.CrashRequest;
import org.frontdoor.uppertester.v1.CreateAccountsRequest;
import org.frontdoor.uppertester.v1.InjectEventsRequest;
import org.frontdoor.uppertester.v1.InjectMessagesRequest;
import org.frontdoor.uppertester.v1.InjectedEvent;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** The upper tester of the endpoint under test. Whatever it cannot do ends the case. */
public final class Tester {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How long somebody may take to start the endpoint again. */
  private static final Duration RETURN = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final Examination exam;

  Tester(Examination exam) {
    this.exam = exam;
  }

  /** A new account, or one that exists where the endpoint cannot make any. */
  public String account() {
    if (!exam.declares(TesterCall.ACCOUNTS)) {
      List<String> known = exam.setting().statement().accounts();
      exam.require(!known.isEmpty(), "accounts to be made or declared", "neither");
      return known.get(exam.ids().random().nextInt(known.size()));
    }
    String account = exam.ids().account();
    var unused =
        call("CreateAccounts", CreateAccountsRequest.newBuilder().addAccountIds(account).build());
    return account;
  }

  /** Makes one account send messages to another. */
  public void messages(String from, String to, int count) {
    InjectedMessage message = InjectedMessage.newBuilder().setSender(from).setRecipient(to).build();
    InjectedMessage[] all = new InjectedMessage[count];
    Arrays.fill(all, message);
    inject(all);
  }

  /** Makes users send these messages, in this order. */
  public void inject(InjectedMessage... messages) {
    needs(TesterCall.MESSAGES);
    List<InjectedMessage> all = new ArrayList<>(Arrays.asList(messages));
    var unused =
        call("InjectMessages", InjectMessagesRequest.newBuilder().addAllMessages(all).build());
  }

  /** Makes users do these things, one after another. */
  public void events(InjectedEvent... events) {
    needs(TesterCall.EVENTS);
    var unused =
        call(
            "InjectEvents",
            InjectEventsRequest.newBuilder().addAllEvents(Arrays.asList(events)).build());
  }

  /** Moves the endpoint's clock ahead, and the suite's with it. */
  public void advanceClock(Duration by) {
    needs(TesterCall.CLOCK);
    ByteString answer =
        call("AdvanceClock", AdvanceClockRequest.newBuilder().setMillis(by.toMillis()).build());
    try {
      long now = AdvanceClockResponse.parseFrom(answer).getTimeMicros();
      var unused = exam.perform(new Stimulus.Synchronise(now));
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("an answer of the upper tester", "bytes that cannot be read");
    }
  }

  /**
   * Ends the endpoint's process at once, and waits until somebody has started it again. Its clock
   * is then moved to where it was.
   */
  public void crash() {
    needs(TesterCall.CRASH);
    var ended =
        exam.perform(
            new Stimulus.Tester(
                "Crash", CrashRequest.getDefaultInstance().toByteString(), PATIENCE));
    exam.require(
        !(ended instanceof Observation.Answer), "the process ends", "the upper tester answered");
    Instant before = exam.now();
    awaitReturn();
    if (exam.declares(TesterCall.CLOCK)) {
      advanceClock(A_MOMENT);
      Duration lost = Duration.between(exam.now(), before);
      if (lost.compareTo(A_MOMENT) > 0) {
        advanceClock(lost);
      }
    }
  }

  private void awaitReturn() {
    Instant deadline = exam.now().plus(RETURN);
    while (exam.now().isBefore(deadline)) {
      if (exam.authority().send(Act.get(exam.ids().uuid())).arrived()) {
        return;
      }
      exam.pause(POLL);
    }
    throw exam.inconclusive("the endpoint comes back after a crash", "it does not answer");
  }

  private void needs(TesterCall call) {
    if (!exam.declares(call)) {
      throw exam.notApplicable("an upper tester that has " + call.word());
    }
  }

  private ByteString call(String method, Message request) {
    Observation came = exam.perform(new Stimulus.Tester(method, request.toByteString(), PATIENCE));
    if (came instanceof Observation.Answer answer) {
      return answer.bytes();
    }
    String what =
        came instanceof Observation.Ended ended ? "gRPC status " + ended.status() : "no answer";
    throw exam.inconclusive("the upper tester does " + method, what);
  }
}
