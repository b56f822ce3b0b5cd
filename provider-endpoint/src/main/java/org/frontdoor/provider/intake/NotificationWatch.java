package org.frontdoor.provider.intake;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.provider.register.StoredObject;

/**
 * One stream of notifications. Sends while the stream takes more, and reads the register only for
 * what it can send.
 *
 * <p>{@link #wake} may be called by anybody at any time; the sending itself is done by one thread
 * at a time.
 */
final class NotificationWatch {

  private final EndpointId authority;
  private final NotificationFeed feed;
  private final Answers answers;
  private final ServerCallStreamObserver<WatchNotificationsResponse> stream;
  private final Executor executor;
  private final AtomicInteger wakes = new AtomicInteger();
  private final Queue<StoredObject> page = new ArrayDeque<>();

  NotificationWatch(
      EndpointId authority,
      NotificationFeed feed,
      Answers answers,
      ServerCallStreamObserver<WatchNotificationsResponse> stream,
      Executor executor) {
    this.authority = authority;
    this.feed = feed;
    this.answers = answers;
    this.stream = stream;
    this.executor = executor;
  }

  /** Something may be new, or the stream may take more. Returns at once. */
  void wake() {
    if (wakes.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  private void run() {
    int handled = wakes.get();
    while (handled != 0) {
      send();
      handled = wakes.addAndGet(-handled);
    }
  }

  private void send() {
    try {
      while (!stream.isCancelled() && stream.isReady()) {
        if (page.isEmpty()) {
          page.addAll(feed.next());
        }
        StoredObject next = page.poll();
        if (next == null) {
          return;
        }
        stream.onNext(
            WatchNotificationsResponse.newBuilder()
                .setSignedMessage(answers.delivery(authority, next.body()))
                .build());
      }
    } catch (RuntimeException e) {
      if (!stream.isCancelled()) {
        stream.onError(GrpcRefusals.unavailable());
      }
    }
  }
}
