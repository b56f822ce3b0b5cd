package org.frontdoor.provider.delivery;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.Resume;

/** The authority's end of a real stream; takes as many messages as it is told to. */
final class PlayedAuthority implements ClientResponseObserver<DeliverRequest, DeliverResponse> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EndpointId authority;
  private final int messages;
  private final List<DeliverResponse> received = new CopyOnWriteArrayList<>();
  private final CompletableFuture<ClientCallStreamObserver<DeliverRequest>> call =
      new CompletableFuture<>();
  private final CompletableFuture<Status.Code> end = new CompletableFuture<>();

  PlayedAuthority(EndpointId authority, int messages) {
    this.authority = authority;
    this.messages = messages;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<DeliverRequest> requests) {
    requests.disableAutoRequestWithInitial(messages);
    call.complete(requests);
  }

  @Override
  public void onNext(DeliverResponse message) {
    received.add(message);
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(Status.fromThrowable(failure).getCode());
  }

  @Override
  public void onCompleted() {
    end.complete(Status.Code.OK);
  }

  /** Says hello and resumes, and waits until both are answered. */
  void open(long nextPosition) {
    send(DeliverRequest.newBuilder().setHello(SessionDriver.hello(authority, 1 << 20)));
    send(DeliverRequest.newBuilder().setResume(Resume.newBuilder().setNextPosition(nextPosition)));
    Awaitility.await("the stream is open").until(() -> received(DeliverResponse::hasResumed) == 1);
  }

  void acknowledge(long nextPosition) {
    send(
        DeliverRequest.newBuilder()
            .setAcknowledgement(Acknowledgement.newBuilder().setNextPosition(nextPosition)));
  }

  void send(DeliverRequest.Builder message) {
    call.join().onNext(message.build());
  }

  void take(int more) {
    call.join().request(more);
  }

  void complete() {
    call.join().onCompleted();
  }

  long units() {
    return received.stream().mapToLong(message -> message.getUnits().getUnitsCount()).sum();
  }

  long received(Predicate<DeliverResponse> kind) {
    return received.stream().filter(kind).count();
  }

  /** How the stream ended; waits for it. */
  Status.Code end() throws Exception {
    return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
