package org.frontdoor.authority.client;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.transport.TransportFaults;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;

/**
 * Follows the provider's notifications until it is closed: those still new first, then each as it
 * arises. Each is marked as read when the listener has returned, so that none is lost by a crash.
 */
public final class Notifications implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int REMEMBERED = 10_000;

  private final Authority authority;
  private final Conversation conversation;
  private final Channel channel;
  private final Consumer<ObjectView> listener;
  private final Consumer<AuthorityException> troubles;
  private final Context.CancellableContext context = Context.current().withCancellation();
  private final Map<String, Boolean> seen = new LinkedHashMap<>();
  private final Thread thread = Thread.ofVirtual().name("notifications").unstarted(this::run);

  Notifications(
      Authority authority,
      Conversation conversation,
      Channel channel,
      Consumer<ObjectView> listener,
      Consumer<AuthorityException> troubles) {
    this.authority = authority;
    this.conversation = conversation;
    this.channel = channel;
    this.listener = listener;
    this.troubles = troubles;
  }

  Notifications start() {
    thread.start();
    return this;
  }

  /** Waits until following has ended, because it was closed or what came cannot be trusted. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() {
    context.cancel(null);
  }

  private void run() {
    Duration wait = Duration.ofMillis(500);
    while (!context.isCancelled()) {
      try {
        context.run(this::watch);
        wait = Duration.ofMillis(500);
      } catch (AuthorityException e) {
        if (context.isCancelled()) {
          return;
        }
        troubles.accept(e);
        if (e.fault() != Fault.UNREACHABLE) {
          return;
        }
      }
      if (!paused(wait)) {
        return;
      }
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
  }

  private boolean paused(Duration wait) {
    try {
      authority.pause(wait);
      return true;
    } catch (AuthorityException e) {
      return false;
    }
  }

  private void watch() {
    ActionRequest list =
        ActionRequest.newBuilder()
            .setList(ListAction.newBuilder().setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION))
            .build();
    WatchNotificationsRequest request =
        WatchNotificationsRequest.newBuilder()
            .setSignedMessage(conversation.compose(List.of(list)).signed())
            .build();
    try {
      Iterator<WatchNotificationsResponse> messages =
          TaskingServiceGrpc.newBlockingStub(channel).watchNotifications(request);
      while (messages.hasNext()) {
        take(new ObjectView(conversation.readDelivered(messages.next().getSignedMessage())));
      }
    } catch (StatusRuntimeException e) {
      throw TransportFaults.explain(e, authority.provider());
    }
  }

  private void take(ObjectView notification) {
    if (seen.putIfAbsent(notification.identifier(), true) == null) {
      listener.accept(notification);
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.keySet().iterator().next());
    }
    authority.exchange(List.of(Actions.markRead(notification.identifier())));
  }
}
