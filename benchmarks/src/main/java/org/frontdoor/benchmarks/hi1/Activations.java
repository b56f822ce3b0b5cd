package org.frontdoor.benchmarks.hi1;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;

/**
 * Watches an authority's notifications for tasks that have become active, and marks them as read, a
 * number at a time. The first failure fails whoever waits.
 */
final class Activations implements StreamObserver<WatchNotificationsResponse> {

  private static final int READ_AT_ONCE = 16;

  private final Party party;
  private final Map<String, LongConsumer> awaited = new ConcurrentHashMap<>();
  private final List<String> unread = new ArrayList<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  Activations(Party party) {
    this.party = party;
    party.watch(this);
  }

  /**
   * Waits for a task.
   *
   * @param active told the time in nanoseconds of this machine when it was said to be active
   */
  void await(String task, LongConsumer active) {
    awaited.put(task, active);
  }

  /** Waits for a task no longer; false if nobody waited for it. */
  boolean forget(String task) {
    return awaited.remove(task) != null;
  }

  /** Fails when watching does. */
  CompletableFuture<Void> failure() {
    return failure;
  }

  @Override
  public void onNext(WatchNotificationsResponse response) {
    long now = System.nanoTime();
    try {
      Hi1Object object =
          Hi1Message.parseFrom(response.getSignedMessage().getMessage())
              .getRequest()
              .getActionRequests(0)
              .getDeliver()
              .getObject();
      if (object.getNotification().getType() == NotificationType.NOTIFICATION_TYPE_ACTIVATION) {
        object.getAssociatedObjects().getObjectIdentifiersList().forEach(it -> active(it, now));
      }
      read(object.getObjectIdentifier());
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      failure.completeExceptionally(e);
    }
  }

  private void active(String task, long now) {
    LongConsumer told = awaited.remove(task);
    if (told != null) {
      told.accept(now);
    }
  }

  private void read(String notification) {
    unread.add(notification);
    if (unread.size() == READ_AT_ONCE) {
      party.send(party.sign(party.messages().read(unread)), new Unheeded());
      unread.clear();
    }
  }

  @Override
  public void onError(Throwable t) {
    failure.completeExceptionally(t);
  }

  @Override
  public void onCompleted() {
    failure.completeExceptionally(new IllegalStateException("the provider ended the watch"));
  }

  private final class Unheeded implements StreamObserver<ExchangeResponse> {

    @Override
    public void onNext(ExchangeResponse answer) {}

    @Override
    public void onError(Throwable t) {
      failure.completeExceptionally(t);
    }

    @Override
    public void onCompleted() {}
  }
}
