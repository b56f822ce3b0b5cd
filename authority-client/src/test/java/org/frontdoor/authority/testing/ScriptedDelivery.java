package org.frontdoor.authority.testing;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc.DeliveryServiceImplBase;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.StreamOptions;
import org.jspecify.annotations.Nullable;

/**
 * An HI-2 service that delivers a spool at a given pace and within the window, from wherever the
 * authority resumes, with a checkpoint behind every 50 units and behind the last.
 */
public final class ScriptedDelivery extends DeliveryServiceImplBase implements AutoCloseable {

  private static final int CHECKPOINT_EVERY = 50;

  public final AtomicInteger streams = new AtomicInteger();
  public final AtomicLong acknowledged = new AtomicLong();
  public final AtomicLong sent = new AtomicLong();
  public final AtomicInteger keepalivesAnswered = new AtomicInteger();
  public volatile UnaryOperator<StreamOptions.Builder> options = UnaryOperator.identity();
  public volatile boolean silent;
  public volatile int unitsATick;

  private final Parties parties;
  private final ScriptedSpool spool;
  private final AtomicLong checkpoints = new AtomicLong();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  public ScriptedDelivery(Parties parties, ScriptedSpool spool, int unitsATick) {
    this.parties = parties;
    this.spool = spool;
    this.unitsATick = unitsATick;
  }

  @Override
  public StreamObserver<DeliverRequest> deliver(StreamObserver<DeliverResponse> responses) {
    streams.incrementAndGet();
    return new Session((ServerCallStreamObserver<DeliverResponse>) responses);
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }

  private final class Session implements StreamObserver<DeliverRequest> {

    private final ServerCallStreamObserver<DeliverResponse> responses;
    private @Nullable ScheduledFuture<?> ticking;
    private long next;
    private long window;
    private long unacknowledgedFrom;
    private long keepalives;
    private boolean over;

    Session(ServerCallStreamObserver<DeliverResponse> responses) {
      this.responses = responses;
      responses.setOnCancelHandler(this::stop);
    }

    @Override
    public synchronized void onNext(DeliverRequest request) {
      switch (request.getMessageCase()) {
        case HELLO -> {
          window = request.getHello().getWindowBytes();
          StreamOptions agreed =
              options.apply(ScriptedMessages.options(request.getHello())).build();
          responses.onNext(ScriptedMessages.helloResponse(agreed, parties.evidence));
        }
        case RESUME -> {
          next = Math.max(1, request.getResume().getNextPosition());
          unacknowledgedFrom = next;
          responses.onNext(ScriptedMessages.resumed(next));
          ticking = pace.scheduleAtFixedRate(this::tick, 0, 10, TimeUnit.MILLISECONDS);
        }
        case ACKNOWLEDGEMENT -> {
          unacknowledgedFrom = request.getAcknowledgement().getNextPosition();
          acknowledged.accumulateAndGet(unacknowledgedFrom, Math::max);
        }
        case KEEPALIVE_REQUEST -> {
          if (!silent) {
            responses.onNext(
                DeliverResponse.newBuilder()
                    .setKeepaliveResponse(
                        KeepaliveResponse.newBuilder()
                            .setSequenceNumber(request.getKeepaliveRequest().getSequenceNumber()))
                    .build());
          }
        }
        case KEEPALIVE_RESPONSE -> keepalivesAnswered.incrementAndGet();
        case MESSAGE_NOT_SET -> throw new IllegalStateException("an empty message");
      }
    }

    @Override
    public void onError(Throwable error) {
      stop();
    }

    @Override
    public synchronized void onCompleted() {
      stop();
      responses.onCompleted();
    }

    /** Asks for a sign of life, whatever the backlog. */
    private void ask() {
      responses.onNext(
          DeliverResponse.newBuilder()
              .setKeepaliveRequest(KeepaliveRequest.newBuilder().setSequenceNumber(keepalives++))
              .build());
    }

    private synchronized void tick() {
      if (over || silent) {
        return;
      }
      if (keepalives * 20 < next) {
        ask();
      }
      for (int i = 0; i < unitsATick && next <= spool.size() && fits(); i++) {
        responses.onNext(ScriptedMessages.of(spool.at(next)));
        sent.incrementAndGet();
        if (next % CHECKPOINT_EVERY == 0 || next == spool.size()) {
          responses.onNext(
              ScriptedMessages.checkpoint(
                  checkpoints.incrementAndGet(),
                  parties.evidence,
                  UnaryOperator.identity(),
                  List.of(spool.leafAt(next))));
        }
        next++;
      }
    }

    private boolean fits() {
      long bytes = 0;
      for (long position = unacknowledgedFrom; position <= next; position++) {
        bytes += spool.at(position).getSerializedSize();
      }
      return responses.isReady() && bytes <= window;
    }

    private synchronized void stop() {
      over = true;
      if (ticking != null) {
        ticking.cancel(false);
      }
    }
  }
}
