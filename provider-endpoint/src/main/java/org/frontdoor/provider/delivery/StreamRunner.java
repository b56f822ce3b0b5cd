package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.StrictParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one {@link DeliverySession} on a thread of its own: gRPC's callbacks only leave word, the
 * thread does everything else, so that nothing of the session needs a lock. It takes the next
 * message from the transport when it has handled the last, so a peer that floods waits in its own
 * flow-control window.
 */
final class StreamRunner implements StreamObserver<ByteString>, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamRunner.class);

  private final ServerCallStreamObserver<DeliverResponse> call;
  private final StrictParser<DeliverRequest> parser;
  private final LongSupplier nanoTime;
  private final DeliverySession session;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final ArrayDeque<ByteString> inbox = new ArrayDeque<>();
  private boolean woken;
  private @Nullable StreamEnd ordered;

  StreamRunner(
      ServerCallStreamObserver<DeliverResponse> call,
      StrictParser<DeliverRequest> parser,
      DeliveryParty party,
      EndpointId peer,
      LongSupplier nanoTime) {
    this.call = call;
    this.parser = parser;
    this.nanoTime = nanoTime;
    this.session = new DeliverySession(party, peer, this::wake, nanoTime.getAsLong());
    call.disableAutoRequest();
    call.setOnReadyHandler(this::wake);
    call.setOnCancelHandler(() -> order(StreamEnd.CANCELLED));
  }

  @Override
  public void onNext(ByteString message) {
    leave(() -> inbox.add(message));
  }

  @Override
  public void onError(Throwable failure) {
    order(StreamEnd.CANCELLED);
  }

  @Override
  public void onCompleted() {
    order(StreamEnd.CLOSED);
  }

  /** Ends the stream from outside; the first reason counts. */
  void order(StreamEnd end) {
    leave(
        () -> {
          if (ordered == null) {
            ordered = end;
          }
        });
  }

  @Override
  public void run() {
    call.request(1);
    try {
      while (session.end().isEmpty()) {
        await();
        work();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.finish(StreamEnd.STOPPING);
    } catch (SpoolException e) {
      LOG.error("A delivery stream ends because the spool fails.", e);
      session.finish(StreamEnd.SPOOL_UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.error("A delivery stream ends because of a fault.", e);
      session.finish(StreamEnd.SPOOL_UNAVAILABLE);
    }
    close(session.end().orElse(StreamEnd.SPOOL_UNAVAILABLE));
  }

  /**
   * Takes in and sends until there is nothing to do; a message received goes before one to send.
   */
  private void work() {
    boolean busy = true;
    while (busy) {
      busy = receive();
      @Nullable DeliverResponse message = session.next(nanoTime.getAsLong(), call.isReady());
      if (message != null) {
        busy = true;
        call.onNext(message);
      }
    }
  }

  /** Gives whether there was a message; what came together with it is still to be taken. */
  private boolean receive() {
    @Nullable ByteString bytes;
    @Nullable StreamEnd ending;
    lock.lock();
    try {
      bytes = inbox.poll();
      ending = bytes == null ? ordered : null;
    } finally {
      lock.unlock();
    }
    if (ending != null) {
      session.finish(ending);
    } else if (bytes != null && session.end().isEmpty()) {
      try {
        session.receive(parser.parse(bytes), nanoTime.getAsLong());
        call.request(1);
      } catch (MalformedMessageException e) {
        session.finish(StreamEnd.MALFORMED);
      }
    }
    return bytes != null;
  }

  private void await() throws InterruptedException {
    lock.lock();
    try {
      long left = session.deadline() - nanoTime.getAsLong();
      while (!woken && left > 0) {
        left = news.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the time again, as when something has happened. */
  void wake() {
    leave(() -> {});
  }

  private void leave(Runnable word) {
    lock.lock();
    try {
      word.run();
      woken = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void close(StreamEnd end) {
    switch (end) {
      case CLOSED -> call.onCompleted();
      case CANCELLED -> LOG.debug("A delivery stream was cancelled.");
      case NOT_AN_AUTHORITY,
          MALFORMED,
          OUT_OF_ORDER,
          WRONG_AUTHORITY,
          VERSION_UNSUPPORTED,
          OPTION_REQUIRED,
          AHEAD,
          REPLACED,
          TIMED_OUT,
          SPOOL_UNAVAILABLE,
          STOPPING ->
          call.onError(end.status().asRuntimeException());
    }
  }
}
