package org.frontdoor.provider.intake;

import com.google.protobuf.Message;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.identity.Identity;

/**
 * HI-1 over gRPC; must be served behind {@link PeerIdentity}. Everything of HI-1 is in the signed
 * answers; gRPC status speaks of transport alone.
 */
final class TaskingGrpcService extends TaskingServiceGrpc.TaskingServiceImplBase {

  /** How long an answer may wait for interception to stop. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final int WATCHES = 16;

  private final TaskingDoor door;
  private final Answers answers;
  private final RingingStore store;
  private final AuthorityRateLimit limit;
  private final Executor executor;

  /**
   * @param executor sends notifications; a thread for each task, such as virtual threads
   */
  TaskingGrpcService(
      TaskingDoor door,
      Answers answers,
      RingingStore store,
      AuthorityRateLimit limit,
      Executor executor) {
    this.door = door;
    this.answers = answers;
    this.store = store;
    this.limit = limit;
    this.executor = executor;
  }

  @Override
  public void exchange(ExchangeRequest request, StreamObserver<ExchangeResponse> response) {
    Identity peer = PeerIdentity.current();
    Optional<StatusRuntimeException> refusal = limited(peer);
    if (refusal.isPresent()) {
      response.onError(refusal.get());
      return;
    }
    if (hasUnknown(request)) {
      answer(response, door.refuseWrapping(peer));
      return;
    }
    CompletableFuture<SignedMessage> unused =
        door.exchange(request.getSignedMessage(), peer)
            .orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
            .whenComplete(
                (message, failure) -> {
                  if (failure == null) {
                    answer(response, message);
                  } else {
                    response.onError(GrpcRefusals.unavailable());
                  }
                });
  }

  @Override
  public void watchNotifications(
      WatchNotificationsRequest request, StreamObserver<WatchNotificationsResponse> response) {
    Identity peer = PeerIdentity.current();
    Optional<StatusRuntimeException> tooMany = limited(peer);
    if (tooMany.isPresent()) {
      response.onError(tooMany.get());
      return;
    }
    Optional<SignedMessage> refusal =
        hasUnknown(request)
            ? Optional.of(door.refuseWrapping(peer))
            : door.refuseWatch(request.getSignedMessage(), peer);
    if (refusal.isPresent()) {
      response.onNext(
          WatchNotificationsResponse.newBuilder().setSignedMessage(refusal.get()).build());
      response.onCompleted();
      return;
    }
    watch(peer, (ServerCallStreamObserver<WatchNotificationsResponse>) response);
  }

  private void watch(Identity peer, ServerCallStreamObserver<WatchNotificationsResponse> stream) {
    NotificationFeed feed = new NotificationFeed(store, peer.endpointId());
    NotificationWatch watch =
        new NotificationWatch(peer.endpointId(), feed, answers, stream, executor);
    Runnable wake = watch::wake;
    if (!store.bell().add(peer.endpointId(), wake, WATCHES)) {
      stream.onError(GrpcRefusals.tooManyWatches());
      return;
    }
    stream.setOnCancelHandler(() -> store.bell().remove(peer.endpointId(), wake));
    stream.setOnReadyHandler(wake);
    watch.wake();
  }

  private Optional<StatusRuntimeException> limited(Identity peer) {
    return limit.take(peer.endpointId()).map(GrpcRefusals::tooMany);
  }

  private static boolean hasUnknown(Message request) {
    return !request.getUnknownFields().asMap().isEmpty();
  }

  private static void answer(StreamObserver<ExchangeResponse> response, SignedMessage message) {
    response.onNext(ExchangeResponse.newBuilder().setSignedMessage(message).build());
    response.onCompleted();
  }
}
