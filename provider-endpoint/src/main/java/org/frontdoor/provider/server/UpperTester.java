package org.frontdoor.provider.server;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.TrafficException;
import org.frontdoor.uppertester.v1.AdvanceClockRequest;
import org.frontdoor.uppertester.v1.AdvanceClockResponse;
import org.frontdoor.uppertester.v1.CrashRequest;
import org.frontdoor.uppertester.v1.CrashResponse;
import org.frontdoor.uppertester.v1.CreateAccountsRequest;
import org.frontdoor.uppertester.v1.CreateAccountsResponse;
import org.frontdoor.uppertester.v1.GetProgressRequest;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.frontdoor.uppertester.v1.InjectMessagesRequest;
import org.frontdoor.uppertester.v1.InjectMessagesResponse;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.frontdoor.uppertester.v1.StartTrafficRequest;
import org.frontdoor.uppertester.v1.StartTrafficResponse;
import org.frontdoor.uppertester.v1.StopTrafficRequest;
import org.frontdoor.uppertester.v1.StopTrafficResponse;
import org.frontdoor.uppertester.v1.UpperTesterServiceGrpc;

/** The upper tester: lets a test see to it that events happen, time passes or the process dies. */
final class UpperTester extends UpperTesterServiceGrpc.UpperTesterServiceImplBase {

  private final TestedProvider provider;

  UpperTester(TestedProvider provider) {
    this.provider = provider;
  }

  @Override
  public void createAccounts(
      CreateAccountsRequest request, StreamObserver<CreateAccountsResponse> answer) {
    answer(
        answer,
        () -> {
          long created = provider.accounts().createAll(request.getAccountIdsList().iterator());
          return CreateAccountsResponse.newBuilder().setCreated(Math.toIntExact(created)).build();
        });
  }

  @Override
  public void injectMessages(
      InjectMessagesRequest request, StreamObserver<InjectMessagesResponse> answer) {
    answer(
        answer,
        () -> {
          List<EventDraft> drafts = request.getMessagesList().stream().map(this::draft).toList();
          long first = provider.journal().append(drafts);
          return InjectMessagesResponse.newBuilder().setNextOffset(first + drafts.size()).build();
        });
  }

  private EventDraft draft(InjectedMessage message) {
    if (!provider.accounts().exists(message.getSender())
        || !provider.accounts().exists(message.getRecipient())) {
      throw Status.INVALID_ARGUMENT
          .withDescription("messages: sender and recipient must have accounts; call CreateAccounts")
          .asRuntimeException();
    }
    return new EventDraft(
        EventKind.MESSAGE_SENT,
        message.getSender(),
        0,
        List.of(message.getRecipient()),
        "",
        ByteString.EMPTY,
        message.hasTraceTimeSeconds()
            ? OptionalLong.of(message.getTraceTimeSeconds())
            : OptionalLong.empty());
  }

  @Override
  public void startTraffic(
      StartTrafficRequest request, StreamObserver<StartTrafficResponse> answer) {
    answer(
        answer,
        () -> {
          provider.traffic().orElseThrow(UpperTester::noTraffic).start();
          return StartTrafficResponse.getDefaultInstance();
        });
  }

  @Override
  public void stopTraffic(StopTrafficRequest request, StreamObserver<StopTrafficResponse> answer) {
    answer(
        answer,
        () -> {
          provider.traffic().orElseThrow(UpperTester::noTraffic).stop();
          return StopTrafficResponse.getDefaultInstance();
        });
  }

  @Override
  public void getProgress(GetProgressRequest request, StreamObserver<GetProgressResponse> answer) {
    answer(answer, provider::progress);
  }

  @Override
  public void advanceClock(
      AdvanceClockRequest request, StreamObserver<AdvanceClockResponse> answer) {
    answer(
        answer,
        () -> {
          if (request.getMillis() < 1) {
            throw Status.INVALID_ARGUMENT
                .withDescription("millis: a clock is moved ahead, by at least 1")
                .asRuntimeException();
          }
          Instant now = provider.clock().advance(Duration.ofMillis(request.getMillis()));
          provider.tasking().runDue();
          return AdvanceClockResponse.newBuilder()
              .setTimeMicros(ChronoUnit.MICROS.between(Instant.EPOCH, now))
              .build();
        });
  }

  @Override
  public void crash(CrashRequest request, StreamObserver<CrashResponse> answer) {
    provider.crash().run();
  }

  private static StatusRuntimeException noTraffic() {
    return Status.FAILED_PRECONDITION
        .withDescription("the provider was started without --trace and without --generator")
        .asRuntimeException();
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    try {
      observer.onNext(work.get());
      observer.onCompleted();
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    } catch (TrafficException e) {
      observer.onError(
          Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException());
    } catch (JournalUnavailableException e) {
      observer.onError(
          Status.UNAVAILABLE
              .withDescription("the journal takes no events at present")
              .asRuntimeException());
    }
  }
}
