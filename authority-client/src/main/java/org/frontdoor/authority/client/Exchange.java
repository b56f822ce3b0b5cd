package org.frontdoor.authority.client;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.client.Conversation.Request;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.TransportFaults;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi1.v1.TaskingServiceGrpc.TaskingServiceBlockingStub;

/**
 * Sends requests. What fails on the way is tried again with the same transaction and the same
 * bytes, which the provider executes only once.
 */
final class Exchange {

  private static final int ATTEMPTS = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Conversation conversation;
  private final ProviderAddress provider;
  private final TaskingServiceBlockingStub stub;
  private final CountDownLatch closing = new CountDownLatch(1);

  Exchange(Conversation conversation, ProviderAddress provider, Channel channel) {
    this.conversation = conversation;
    this.provider = provider;
    this.stub = TaskingServiceGrpc.newBlockingStub(channel);
  }

  Answer send(List<ActionRequest> actions) {
    Request request = conversation.compose(actions);
    ExchangeRequest message =
        ExchangeRequest.newBuilder().setSignedMessage(request.signed()).build();
    ExchangeResponse response = exchange(message);
    return conversation.read(request, response.getSignedMessage());
  }

  /** Waits, but not longer than until the connection is closed. */
  void pause(Duration wait) {
    try {
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw interrupted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  void close() {
    closing.countDown();
  }

  private ExchangeResponse exchange(ExchangeRequest message) {
    Duration wait = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).exchange(message);
      } catch (StatusRuntimeException e) {
        if (attempt == ATTEMPTS || !TransportFaults.transientFailure(e)) {
          throw TransportFaults.explain(e, provider);
        }
      }
      pause(wait);
      wait = wait.multipliedBy(2);
    }
  }

  private static AuthorityException interrupted() {
    return new AuthorityException(
        Fault.UNREACHABLE,
        "Waiting for the provider was broken off",
        "Ask for the status to learn what was done");
  }
}
