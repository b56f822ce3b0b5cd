package org.frontdoor.provider.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
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
import org.frontdoor.uppertester.v1.InjectEventsRequest;
import org.frontdoor.uppertester.v1.InjectEventsResponse;
import org.frontdoor.uppertester.v1.InjectMessagesRequest;
import org.frontdoor.uppertester.v1.InjectMessagesResponse;
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
          long created = provider.users().create(request.getAccountIdsList());
          return CreateAccountsResponse.newBuilder().setCreated(Math.toIntExact(created)).build();
        });
  }

  @Override
  public void injectMessages(
      InjectMessagesRequest request, StreamObserver<InjectMessagesResponse> answer) {
    answer(
        answer,
        () ->
            InjectMessagesResponse.newBuilder()
                .setNextOffset(provider.users().take(request.getMessagesList()))
                .build());
  }

  @Override
  public void injectEvents(
      InjectEventsRequest request, StreamObserver<InjectEventsResponse> answer) {
    answer(
        answer,
        () ->
            InjectEventsResponse.newBuilder()
                .setNextOffset(provider.users().perform(request.getEventsList()))
                .build());
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
