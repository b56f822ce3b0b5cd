package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HI-1 over real mutual TLS on loopback. Trust in TLS itself is tested where it is set up. */
class TaskingGrpcServiceTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private Server server = serve(500);

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
    threads.shutdownNow();
    hi1.close();
  }

  private Server serve(int perSecond) {
    TlsIdentity own = Lab.PKI.providerTls("CSP00001");
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .sslContext(
              GrpcSslContexts.configure(
                      SslContextBuilder.forServer(
                          own.privateKey(InsecureSecretKeyAccess.get()), chain(own)))
                  .clientAuth(ClientAuth.REQUIRE)
                  .trustManager(InsecureTrustManagerFactory.INSTANCE)
                  .build())
          .intercept(new PeerIdentity())
          .addService(
              hi1.hi1.service(new AuthorityRateLimit(hi1.clock, perSecond, perSecond), threads))
          .build();
    } catch (javax.net.ssl.SSLException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate[] chain(TlsIdentity identity) {
    return identity.chain().toArray(X509Certificate[]::new);
  }

  private TaskingServiceGrpc.TaskingServiceBlockingStub client(TlsIdentity own) throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
            .sslContext(
                GrpcSslContexts.forClient()
                    .keyManager(own.privateKey(InsecureSecretKeyAccess.get()), chain(own))
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build())
            .build();
    channels.add(channel);
    return TaskingServiceGrpc.newBlockingStub(channel);
  }

  private ExchangeRequest request(Party party) {
    return ExchangeRequest.newBuilder()
        .setSignedMessage(Hi1Fixture.sign(party, hi1.message(party, Actions.get(hi1.id())).build()))
        .build();
  }

  private SignedMessage watch(ObjectType type) {
    return Hi1Fixture.sign(
        Lab.ALICE,
        hi1.message(Lab.ALICE, Actions.list(ListAction.newBuilder().setObjectType(type))).build());
  }

  private Hi1Object delivered(WatchNotificationsResponse response) {
    Hi1Message message = hi1.read(response.getSignedMessage());
    assertThat(message.getHeader().getSender()).isEqualTo(Lab.provider());
    assertThat(message.getHeader().getReceiver()).isEqualTo(Lab.ALICE.id());
    return message.getRequest().getActionRequests(0).getDeliver().getObject();
  }

  @Test
  void message_overMutualTls_isAnswered() throws Exception {
    var answer = client(Lab.PKI.authorityTls("ACTOR001")).exchange(request(Lab.ALICE));
    assertThat(hi1.read(answer.getSignedMessage()).getResponse().hasActionResponses()).isTrue();
  }

  @Test
  @Tag("HDR-11")
  void message_overTlsOfAnotherAuthority_isRefused() throws Exception {
    var answer = client(Lab.PKI.authorityTls("ACTOR002")).exchange(request(Lab.ALICE));
    assertThat(hi1.read(answer.getSignedMessage()).getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.SENDER_NOT_PEER.rule());
  }

  @Test
  @Tag("HDR-02")
  void bytesThatAreNotEvenProtobuf_areAnsweredBySignedRefusal() throws Exception {
    assertRefusedUnread(new byte[] {0x0A, 0x7F, 0x00});
  }

  @Test
  @Tag("SEC-16")
  void secondMessageBesideTheSignedOne_isRefused() throws Exception {
    SignedMessage signed = request(Lab.ALICE).getSignedMessage();
    ByteString other =
        SignedMessage.newBuilder().setMessage(signed.getMessage()).build().toByteString();

    assertRefusedUnread(
        ExchangeRequest.newBuilder()
            .setSignedMessage(SignedMessage.parseFrom(other))
            .build()
            .toByteString()
            .concat(ExchangeRequest.newBuilder().setSignedMessage(signed).build().toByteString())
            .toByteArray());
  }

  private void assertRefusedUnread(byte[] bytes) throws Exception {
    var answer =
        ClientCalls.blockingUnaryCall(
            client(Lab.PKI.authorityTls("ACTOR001")).getChannel(),
            TaskingServiceGrpc.getExchangeMethod().toBuilder(
                    new RawBytes(), TaskingServiceGrpc.getExchangeMethod().getResponseMarshaller())
                .build(),
            CallOptions.DEFAULT,
            bytes);

    assertThat(hi1.read(answer.getSignedMessage()).getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.MESSAGE_MALFORMED.rule());
  }

  private static final class RawBytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      throw new UnsupportedOperationException("requests are only sent");
    }
  }

  @Test
  void peer_thatIsNoAuthority_isTurnedAway() throws Exception {
    var tester = client(Lab.PKI.testerTls("TESTER01"));
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> tester.exchange(request(Lab.ALICE)));
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  @Tag("SEC-13")
  void authority_overItsRate_isToldWhenToComeAgainAndAnotherIsServed() throws Exception {
    server.shutdownNow();
    server = serve(1);
    server.start();
    var alice = client(Lab.PKI.authorityTls("ACTOR001"));
    alice.exchange(request(Lab.ALICE));

    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> alice.exchange(request(Lab.ALICE)));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    Metadata trailers = refusal.getTrailers();
    assertThat(trailers).isNotNull();
    assertThat(trailers.get(GrpcRefusals.RETRY_AFTER)).isEqualTo("1000");
    var bob = client(Lab.PKI.authorityTls("ACTOR002")).exchange(request(Lab.BOB));
    assertThat(hi1.read(bob.getSignedMessage()).getResponse().hasActionResponses()).isTrue();
  }

  @Test
  @Tag("SEC-10")
  void watch_ofNotifications_bringsThoseStillNewAndThenEachAsItArises() throws Exception {
    Order first = Order.submit(hi1, Lab.ALICE, "W1");
    Iterator<WatchNotificationsResponse> stream =
        client(Lab.PKI.authorityTls("ACTOR001"))
            .watchNotifications(
                WatchNotificationsRequest.newBuilder()
                    .setSignedMessage(watch(ObjectType.OBJECT_TYPE_NOTIFICATION))
                    .build());
    Hi1Object old = delivered(stream.next());
    assertThat(old.getAssociatedObjects()).isEqualTo(Drafts.links(first.task()));
    assertThat(old.getNotification().getType())
        .isEqualTo(NotificationType.NOTIFICATION_TYPE_ACTIVATION);

    Order.submit(hi1, Lab.BOB, "W2");
    Order second = Order.submit(hi1, Lab.ALICE, "W3");

    assertThat(delivered(stream.next()).getAssociatedObjects())
        .isEqualTo(Drafts.links(second.task()));
  }

  @Test
  @Tag("ACT-26")
  void watch_openedAgain_bringsOnlyWhatWasNotTakenNoteOf() throws Exception {
    Order.submit(hi1, Lab.ALICE, "W1");
    var alice = client(Lab.PKI.authorityTls("ACTOR001"));
    WatchNotificationsRequest request =
        WatchNotificationsRequest.newBuilder()
            .setSignedMessage(watch(ObjectType.OBJECT_TYPE_NOTIFICATION))
            .build();
    Hi1Object old = delivered(alice.watchNotifications(request).next());
    hi1.done(
        Lab.ALICE,
        Actions.update(
            Drafts.change(UUID.fromString(old.getObjectIdentifier()))
                .setNotification(NotificationObject.newBuilder().setNewNotification(false))));
    Order second = Order.submit(hi1, Lab.ALICE, "W2");

    assertThat(delivered(alice.watchNotifications(request).next()).getAssociatedObjects())
        .isEqualTo(Drafts.links(second.task()));
  }

  @Test
  void watch_ofAnythingElse_isRefusedAndEnds() throws Exception {
    Iterator<WatchNotificationsResponse> stream =
        client(Lab.PKI.authorityTls("ACTOR001"))
            .watchNotifications(
                WatchNotificationsRequest.newBuilder()
                    .setSignedMessage(watch(ObjectType.OBJECT_TYPE_LI_TASK))
                    .build());
    assertThat(
            hi1.read(stream.next().getSignedMessage()).getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.WATCH_NOT_NOTIFICATIONS.rule());
    assertThat(stream.hasNext()).isFalse();
  }
}
