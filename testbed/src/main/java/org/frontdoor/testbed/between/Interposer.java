package org.frontdoor.testbed.between;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.between.Interference.Door;
import org.jspecify.annotations.Nullable;

/** Stands between authorities and a provider, with the keys of both, and interferes. */
public final class Interposer implements AutoCloseable {

  private static final Context.Key<String> AUTHORITY = Context.key("authority");
  private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

  private final Keys keys;
  private final ProviderAddress provider;
  private final InstantSource clock;
  private final Interference interference;
  private final Map<String, ManagedChannel> channels = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  /**
   * Whose keys the interposer has.
   *
   * @param provider the TLS key of the provider
   * @param authorities the TLS keys of the authorities, by any names; a client that shows no
   *     certificate, or that of nobody among them, is taken for the first
   * @param trust decides whom the provider trusts
   */
  public record Keys(
      TlsIdentity provider,
      SequencedMap<String, TlsIdentity> authorities,
      CertificateVerifier trust) {}

  /** Serves at once, on a free port of the loopback address. */
  public Interposer(
      Keys keys, ProviderAddress provider, InstantSource clock, Interference interference) {
    this.keys = keys;
    this.provider = provider;
    this.clock = clock;
    this.interference = interference;
    try {
      this.server = build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    synchronized (channels) {
      channels.values().forEach(ManagedChannel::shutdownNow);
    }
    threads.shutdownNow();
  }

  private Server build() throws IOException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(threads)
            .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
            .addService(ServerInterceptors.intercept(tasking(), new PeerInterceptor(), headers()))
            .addService(ServerInterceptors.intercept(delivery(), new PeerInterceptor()));
    if (interference.door() != Door.PLAINTEXT) {
      builder.sslContext(tls().build());
    }
    return builder.build();
  }

  private ServerInterceptor headers() {
    Metadata headers = new Metadata();
    interference
        .headers()
        .forEach(
            (name, value) ->
                headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return MetadataUtils.newAttachMetadataServerInterceptor(headers);
  }

  private SslContextBuilder tls() {
    TlsIdentity own = keys.provider();
    SslContextBuilder builder =
        GrpcSslContexts.configure(
            SslContextBuilder.forServer(
                own.privateKey(InsecureSecretKeyAccess.get()),
                own.chain().toArray(X509Certificate[]::new)));
    switch (interference.door()) {
      case OLD_TLS -> builder.protocols("TLSv1.3", "TLSv1.2", "TLSv1.1");
      case WEAK_SUITES ->
          builder
              .protocols("TLSv1.3", "TLSv1.2")
              .ciphers(List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
      default -> builder.protocols("TLSv1.3");
    }
    if (interference.door() == Door.ANY_CLIENT) {
      return builder
          .clientAuth(ClientAuth.OPTIONAL)
          .trustManager(InsecureTrustManagerFactory.INSTANCE);
    }
    return builder
        .clientAuth(ClientAuth.REQUIRE)
        .trustManager(PeerTrust.inClients(keys::trust, clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY)));
  }

  private ServerServiceDefinition tasking() {
    return ServerServiceDefinition.builder("frontdoor.hi1.v1.TaskingService")
        .addMethod(RawMethods.EXCHANGE, ServerCalls.asyncUnaryCall(this::exchange))
        .addMethod(RawMethods.WATCH, ServerCalls.asyncServerStreamingCall(this::watch))
        .build();
  }

  private ServerServiceDefinition delivery() {
    return ServerServiceDefinition.builder("frontdoor.hi2.v1.DeliveryService")
        .addMethod(RawMethods.DELIVER, ServerCalls.asyncBidiStreamingCall(this::deliver))
        .build();
  }

  private void exchange(ByteString request, StreamObserver<ByteString> answer) {
    try {
      answer.onNext(interference.exchange(request, beyond()));
      answer.onCompleted();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }

  private void watch(ByteString request, StreamObserver<ByteString> answer) {
    Beyond beyond = beyond();
    ClientCalls.asyncServerStreamingCall(
        channel(beyond.authority()).newCall(RawMethods.WATCH, CallOptions.DEFAULT),
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(ByteString message) {
            interference.notification(message, beyond, answer::onNext);
          }

          @Override
          public void onError(Throwable error) {
            answer.onError(error);
          }

          @Override
          public void onCompleted() {
            answer.onCompleted();
          }
        });
  }

  private StreamObserver<ByteString> deliver(StreamObserver<ByteString> toAuthority) {
    Beyond beyond = beyond();
    InterposedStream stream = new InterposedStream(interference.stream(beyond), toAuthority);
    var call = channel(beyond.authority()).newCall(RawMethods.DELIVER, CallOptions.DEFAULT);
    stream.connect(
        (ClientCallStreamObserver<ByteString>)
            ClientCalls.asyncBidiStreamingCall(call, stream.providerSide()));
    return stream.authoritySide();
  }

  private Beyond beyond() {
    String authority = AUTHORITY.get();
    return new Beyond(authority, channel(authority));
  }

  private ManagedChannel channel(String authority) {
    synchronized (channels) {
      return channels.computeIfAbsent(
          authority,
          name ->
              ProviderChannel.open(
                  provider,
                  Objects.requireNonNull(keys.authorities().get(name)),
                  keys.trust(),
                  clock));
    }
  }

  /**
   * Finds out in whose name the other side speaks; whoever shows nothing is the first authority.
   */
  private final class PeerInterceptor implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      return Contexts.interceptCall(
          Context.current().withValue(AUTHORITY, authorityOf(session)), call, headers, next);
    }

    private String authorityOf(@Nullable SSLSession session) {
      String first = keys.authorities().firstEntry().getKey();
      if (session == null) {
        return first;
      }
      try {
        Identity peer = PeerTrust.peerOf(session);
        return keys.authorities().entrySet().stream()
            .filter(known -> known.getValue().identity().equals(peer))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(first);
      } catch (SSLPeerUnverifiedException e) {
        return first;
      }
    }
  }
}
