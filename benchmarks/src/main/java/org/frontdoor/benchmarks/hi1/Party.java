package org.frontdoor.benchmarks.hi1;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi1.v1.TaskingServiceGrpc.TaskingServiceStub;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Purposes;

/**
 * An authority that sends what was signed before. It does not verify what it is answered: that is
 * work of the authority's, and would be measured as the provider's.
 */
final class Party implements AutoCloseable {

  private final AuthorityConfig config;
  private final Hi1Messages messages;
  private final ManagedChannel channel;
  private final TaskingServiceStub stub;

  Party(AuthorityConfig config) {
    this.config = config;
    this.messages =
        new Hi1Messages(
            config.identity(),
            config.provider().id(),
            config.surroundings().clock(),
            config.surroundings()::newIdentifier);
    this.channel =
        ProviderChannel.open(
            config.provider(),
            config.credentials().tls(),
            new CertificateVerifier(config.credentials().trust()),
            config.surroundings().clock());
    this.stub = TaskingServiceGrpc.newStub(channel);
  }

  AuthorityConfig config() {
    return config;
  }

  Hi1Messages messages() {
    return messages;
  }

  /** Signs a message, for {@link #send}. */
  ExchangeRequest sign(Hi1Message message) {
    return ExchangeRequest.newBuilder()
        .setSignedMessage(
            config.credentials().signing().sign(message.toByteString(), Purposes.HI1_MESSAGE))
        .build();
  }

  void send(ExchangeRequest request, StreamObserver<ExchangeResponse> answer) {
    stub.exchange(request, answer);
  }

  void watch(StreamObserver<WatchNotificationsResponse> notifications) {
    stub.watchNotifications(
        WatchNotificationsRequest.newBuilder()
            .setSignedMessage(sign(messages.watch()).getSignedMessage())
            .build(),
        notifications);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
