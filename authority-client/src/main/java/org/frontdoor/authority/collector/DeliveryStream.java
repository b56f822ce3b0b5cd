package org.frontdoor.authority.collector;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc.DeliveryServiceStub;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.StreamOptions;
import org.jspecify.annotations.Nullable;

/**
 * One stream on the wire. The transport's thread answers keepalives by itself, however slow the
 * store is, and puts everything else into the inbox, from which the collector's thread takes it.
 * See docs/CONCURRENCY.md.
 */
final class DeliveryStream implements ClientResponseObserver<DeliverRequest, DeliverResponse> {

  /** Keepalive answers that may wait for a provider that does not read. */
  private static final int MOST_WAITING_ANSWERS = 64;

  private final InstantSource clock;
  private final Inbox inbox;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Object sending = new Object();
  private @Nullable ClientCallStreamObserver<DeliverRequest> requests;
  private @Nullable Keepalives keepalives;
  private int waitingAnswers;

  private DeliveryStream(InstantSource clock, int windowBytes) {
    this.clock = clock;
    this.inbox = new Inbox(windowBytes);
  }

  static DeliveryStream open(DeliveryServiceStub stub, InstantSource clock, int windowBytes) {
    DeliveryStream stream = new DeliveryStream(clock, windowBytes);
    stub.deliver(stream);
    return stream;
  }

  Inbox inbox() {
    return inbox;
  }

  /** Why the stream ended; none if the provider closed it, or we did. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Keepalives begin when the options are agreed. */
  void agreed(StreamOptions options) {
    synchronized (sending) {
      keepalives = new Keepalives(options, System.nanoTime());
    }
  }

  void send(DeliverRequest message) {
    synchronized (sending) {
      if (requests != null && failure.get() == null) {
        requests.onNext(message);
      }
    }
  }

  /** Looks at the keepalive timers; to be called a few times a second. */
  void tick() {
    synchronized (sending) {
      if (keepalives == null) {
        return;
      }
      long now = System.nanoTime();
      switch (keepalives.due(now)) {
        case NOTHING -> {}
        case ASK -> send(request(keepalives.ask(now)));
        case GIVE_UP -> abort(Status.UNAVAILABLE.withDescription("keepalive unanswered"));
      }
    }
  }

  /** Ends the stream in good order. */
  void close() {
    synchronized (sending) {
      if (requests != null && failure.get() == null) {
        requests.onCompleted();
        requests = null;
      }
    }
    inbox.close();
  }

  /** Ends the stream at once. */
  void abort(Status why) {
    failure.compareAndSet(null, why.asRuntimeException());
    synchronized (sending) {
      if (requests != null) {
        requests.cancel(why.getDescription(), null);
      }
    }
    inbox.close();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<DeliverRequest> requestStream) {
    synchronized (sending) {
      requests = requestStream;
    }
    requestStream.disableAutoRequestWithInitial(1);
    requestStream.setOnReadyHandler(this::caughtUp);
  }

  @Override
  public void onNext(DeliverResponse message) {
    Optional<String> wrong = take(message);
    if (wrong.isPresent()) {
      abort(Status.FAILED_PRECONDITION.withDescription(wrong.get()));
      return;
    }
    synchronized (sending) {
      if (requests != null) {
        requests.request(1);
      }
    }
  }

  @Override
  public void onError(Throwable error) {
    failure.compareAndSet(null, error);
    inbox.close();
  }

  @Override
  public void onCompleted() {
    synchronized (sending) {
      if (requests != null && failure.get() == null) {
        requests.onCompleted();
        requests = null;
      }
    }
    inbox.close();
  }

  private Optional<String> take(DeliverResponse message) {
    synchronized (sending) {
      if (keepalives != null) {
        keepalives.heard(System.nanoTime());
        if (message.hasKeepaliveRequest()) {
          return answer(keepalives, message.getKeepaliveRequest().getSequenceNumber());
        }
        if (message.hasKeepaliveResponse()) {
          return keepalives.answered(message.getKeepaliveResponse().getSequenceNumber());
        }
      }
    }
    return inbox.put(message)
        ? Optional.empty()
        : Optional.of("The provider sends more than the window allows");
  }

  private Optional<String> answer(Keepalives known, long sequence) {
    if (requests != null && !requests.isReady() && ++waitingAnswers > MOST_WAITING_ANSWERS) {
      return Optional.of("The provider asks for signs of life and does not read the answers");
    }
    Optional<String> wrong = known.asked(sequence);
    if (wrong.isEmpty()) {
      send(
          DeliverRequest.newBuilder()
              .setKeepaliveResponse(
                  KeepaliveResponse.newBuilder()
                      .setSequenceNumber(sequence)
                      .setTimeMicros(micros()))
              .build());
    }
    return wrong;
  }

  private DeliverRequest request(long sequence) {
    return DeliverRequest.newBuilder()
        .setKeepaliveRequest(
            KeepaliveRequest.newBuilder().setSequenceNumber(sequence).setTimeMicros(micros()))
        .build();
  }

  private void caughtUp() {
    synchronized (sending) {
      waitingAnswers = 0;
    }
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
