package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;
import static org.frontdoor.provider.delivery.DeliverySamples.adding;
import static org.frontdoor.provider.delivery.DeliverySamples.batch;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabPki.Group;
import org.frontdoor.provider.intake.PeerIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream over real mutual TLS, with real threads and real back-pressure. */
final class DeliveryOverTlsTest {

  private final InstantSource clock = systemClock();
  private final LabPki pki = DeliverySamples.pki(clock);
  private final AtomicLong ahead = new AtomicLong();
  private final InMemorySpool spool = new InMemorySpool();
  private final Outboxes outboxes = new Outboxes(spool);
  private final DeliveryGrpcService service =
      new DeliveryGrpcService(
          new DeliveryParty(pki.evidence("PROVIDE1"), DeliverySettings.DEFAULT, outboxes, clock),
          PeerIdentity::current,
          Thread.ofPlatform().name("delivery-", 0).daemon().factory(),
          () -> System.nanoTime() + ahead.get());
  private final List<ManagedChannel> channels = new ArrayList<>();
  private Server server = NettyServerBuilder.forPort(0).build();

  @SuppressForbidden(reason = "TLS checks certificates against the system's clock")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  @BeforeEach
  void serve() throws Exception {
    TlsIdentity tls = pki.providerTls("PROVIDE1");
    SslContext context =
        GrpcSslContexts.configure(
                SslContextBuilder.forServer(
                    tls.privateKey(InsecureSecretKeyAccess.get()),
                    tls.chain().toArray(X509Certificate[]::new)))
            .trustManager(pki.issuer(Group.AUTHORITIES).certificate())
            .clientAuth(ClientAuth.REQUIRE)
            .protocols("TLSv1.3")
            .build();
    server =
        NettyServerBuilder.forPort(0)
            .sslContext(context)
            .addService(service)
            .intercept(new PeerIdentity())
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    service.close();
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
  }

  @Test
  void stream_deliversEverything_andReleasesWhatIsAcknowledged() throws Exception {
    fill(ALPHA, 500, 1_000);
    PlayedAuthority authority = connect(ALPHA, Integer.MAX_VALUE);
    authority.open(0);
    fill(ALPHA, 500, 1_000);

    Awaitility.await("all units have arrived").until(() -> authority.units() == 1_000);
    authority.acknowledge(1_001);
    Awaitility.await("everything is released").until(() -> spool.bytes(ALPHA) == 0);
    Awaitility.await("a checkpoint has come")
        .until(() -> authority.received(DeliverResponse::hasCheckpoint) > 0);
  }

  @Test
  void timersMovedAhead_askForLifeAtOnce() throws Exception {
    PlayedAuthority authority = connect(ALPHA, Integer.MAX_VALUE);
    authority.open(0);
    Awaitility.await("the stream has begun")
        .until(() -> authority.received(DeliverResponse::hasResumed) == 1);

    ahead.addAndGet(DeliverySettings.DEFAULT.keepaliveIdle().toNanos());
    service.wake();

    Awaitility.await("a sign of life is asked for")
        .until(() -> authority.received(DeliverResponse::hasKeepaliveRequest) == 1);
  }

  @Test
  void clientWithoutCertificate_isNotServed() throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort())
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(pki.issuer(Group.PROVIDERS).certificate())
                    .build())
            .build();
    channels.add(channel);
    PlayedAuthority nobody = new PlayedAuthority(ALPHA, 100);
    DeliveryServiceGrpc.newStub(channel).deliver(nobody);
    assertThat(nobody.end()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void unknownField_endsTheStream_asMalformed() throws Exception {
    PlayedAuthority authority = connect(ALPHA, 100);
    authority.send(
        DeliverRequest.newBuilder()
            .setHello(SessionDriver.hello(ALPHA, 1 << 20))
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build()));
    assertThat(authority.end()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void badShape_endsTheStream_asMalformed() throws Exception {
    PlayedAuthority authority = connect(ALPHA, 100);
    authority.send(
        DeliverRequest.newBuilder()
            .setHello(SessionDriver.hello(ALPHA, 1 << 20).toBuilder().setNonce(ByteString.EMPTY)));
    assertThat(authority.end()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void helloOfAnotherAuthority_isRefused() throws Exception {
    PlayedAuthority authority = connect(ALPHA, 100);
    authority.send(DeliverRequest.newBuilder().setHello(SessionDriver.hello(BETA, 1 << 20)));
    assertThat(authority.end()).isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void closingOneSide_endsTheStreamWell() throws Exception {
    PlayedAuthority authority = connect(ALPHA, 100);
    authority.open(0);
    authority.complete();
    assertThat(authority.end()).isEqualTo(Status.Code.OK);
  }

  @Test
  void secondStream_replacesTheFirst() throws Exception {
    fill(ALPHA, 10, 100);
    PlayedAuthority first = connect(ALPHA, 100);
    first.open(0);
    Awaitility.await("the first has everything").until(() -> first.units() == 10);
    PlayedAuthority second = connect(ALPHA, 100);
    second.open(5);

    assertThat(first.end()).isEqualTo(Status.Code.ABORTED);
    Awaitility.await("the second has the rest").until(() -> second.units() == 6);
  }

  @Test
  void cutConnection_frees_whatTheNextStreamGetsAgain() throws Exception {
    fill(ALPHA, 10, 100);
    PlayedAuthority first = connect(ALPHA, 100);
    first.open(0);
    Awaitility.await("the first has everything").until(() -> first.units() == 10);
    channels.getLast().shutdownNow();
    PlayedAuthority second = connect(ALPHA, 100);
    second.open(0);
    Awaitility.await("the second has everything").until(() -> second.units() == 10);
  }

  @Test
  void slowAuthority_doesNotDelayAnother() throws Exception {
    fill(BETA, 2_000, 10_000);
    PlayedAuthority slow = connect(BETA, 3);
    slow.open(0);
    Awaitility.await("the slow one has begun").until(() -> slow.units() >= 1);
    fill(ALPHA, 2_000, 100);
    PlayedAuthority quick = connect(ALPHA, Integer.MAX_VALUE);
    quick.open(0);

    Awaitility.await("the other one has everything").until(() -> quick.units() == 2_000);
    assertThat(slow.units()).isLessThan(10);
  }

  @Test
  void keepaliveRequest_ofASlowPeerUnderBacklog_isAnswered_withinTheWindow() throws Exception {
    fill(ALPHA, 2_000, 10_000);
    PlayedAuthority slow = connect(ALPHA, 3);
    slow.open(0);
    Awaitility.await("the backlog is on its way").until(() -> slow.units() >= 1);
    slow.send(
        DeliverRequest.newBuilder()
            .setKeepaliveRequest(KeepaliveRequest.newBuilder().setSequenceNumber(4)));
    // Taken a few at a time, without any acknowledgement: the answer comes before the window is
    // empty.
    Awaitility.await("the request is answered")
        .until(
            () -> {
              slow.take(10);
              return slow.received(DeliverResponse::hasKeepaliveResponse) == 1;
            });
    assertThat(slow.units() * 10_000).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void stoppingProvider_endsStreams() throws Exception {
    PlayedAuthority authority = connect(ALPHA, 100);
    authority.open(0);
    service.close();
    assertThat(authority.end()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  private PlayedAuthority connect(EndpointId authority, int messages) throws Exception {
    TlsIdentity tls = pki.authorityTls(authority.getUniqueIdentifier());
    SslContext context =
        GrpcSslContexts.forClient()
            .keyManager(
                tls.privateKey(InsecureSecretKeyAccess.get()),
                tls.chain().toArray(X509Certificate[]::new))
            .trustManager(pki.issuer(Group.PROVIDERS).certificate())
            .build();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).sslContext(context).build();
    channels.add(channel);
    PlayedAuthority played = new PlayedAuthority(authority, messages);
    DeliveryServiceGrpc.newStub(channel).deliver(played);
    return played;
  }

  private void fill(EndpointId authority, int units, int bytes) {
    long first = outboxes.of(authority).nextPosition();
    for (long at = first; at < first + units; at++) {
      spool.commit(adding(authority, batch("LIID", at, at - 1, 1, bytes)));
    }
    outboxes.of(authority).moveTo(first + units);
  }
}
