package org.frontdoor.provider.messenger.service;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.MessengerServiceGrpc.MessengerServiceBlockingStub;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.InMemoryAccounts;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;

/** A messenger on loopback, with TLS 1.3 and certificates of a laboratory. */
final class MessengerFixture implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final JournalBounds BOUNDS = new JournalBounds(1_000_000, 1 << 30);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final LabPki pki = pki();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final MessageStore store;
  private final Messenger messenger;
  private final Server server;
  private final Channel channel;

  MessengerFixture(Path folder, Duration keepalive) throws IOException {
    store = RocksMessageStore.open(folder, BOUNDS, () -> NOW, 0);
    messenger = new Messenger(new InMemoryAccounts(), store, new SecureRandom());
    TlsIdentity identity = pki.providerTls("PROVIDER");
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                            identity.privateKey(InsecureSecretKeyAccess.get()),
                            identity.chain().toArray(X509Certificate[]::new)))
                    .protocols("TLSv1.3")
                    .build());
    server = MessengerGrpcService.serve(builder, messenger, executor, keepalive).build().start();
    channel = channel(server.getPort());
  }

  @SuppressForbidden(reason = "TLS libraries check certificates by the machine's clock")
  private static LabPki pki() {
    return LabPki.create("XX", InstantSource.system(), new SecureRandom());
  }

  int port() {
    return server.getPort();
  }

  /** A connection of its own, perhaps through something that stands between. */
  ManagedChannel channel(int port) throws IOException {
    ManagedChannel opened =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(pki.issuer(LabPki.Group.PROVIDERS).certificate())
                    .protocols("TLSv1.3")
                    .build())
            .build();
    channels.add(opened);
    return opened;
  }

  Channel channel() {
    return channel;
  }

  /** A stub without a token. */
  MessengerServiceBlockingStub stranger() {
    return MessengerServiceGrpc.newBlockingStub(channel);
  }

  /** Registers an account and gives its first device's token. */
  String register(String account) {
    return stranger()
        .registerAccount(RegisterAccountRequest.newBuilder().setAccountId(account).build())
        .getDeviceToken();
  }

  MessengerServiceBlockingStub as(String token) {
    return stranger().withCallCredentials(bearer(token));
  }

  List<JournaledEvent> events() {
    return store.journal().read(0, 10_000).events();
  }

  long count(EventKind kind) {
    return events().stream().filter(event -> event.kind() == kind).count();
  }

  static CallCredentials bearer(String token) {
    return new CallCredentials() {
      @Override
      public void applyRequestMetadata(
          RequestInfo info, Executor appExecutor, MetadataApplier applier) {
        Metadata headers = new Metadata();
        headers.put(DeviceAuthentication.AUTHORIZATION, "Bearer " + token);
        applier.apply(headers);
      }
    };
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
    messenger.close();
    executor.close();
    store.close();
  }
}
