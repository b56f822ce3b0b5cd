package org.frontdoor.conformance.mutants;

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
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.mutants.Mutation.Door;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.jspecify.annotations.Nullable;

/** Stands in front of the reference provider, with its keys, and commits one fault. */
public final class MutantProvider implements AutoCloseable {

  private static final Context.Key<String> SEAT = Context.key("seat");
  private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

  private final ReferenceProvider reference;
  private final ProviderSecrets secrets;
  private final Mutation mutation;
  private final Map<String, ManagedChannel> channels = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  private MutantProvider(ReferenceProvider reference, ProviderSecrets secrets, Mutation mutation) {
    this.reference = reference;
    this.secrets = secrets;
    this.mutation = mutation;
    try {
      this.server = build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a mutant that serves at once. */
  public static MutantProvider inFrontOf(
      ReferenceProvider reference, ProviderSecrets secrets, Mutation mutation) {
    return new MutantProvider(reference, secrets, mutation);
  }

  /** Where it listens. */
  public Address address() {
    return new Address("127.0.0.1", server.getPort());
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
            .addService(ServerInterceptors.intercept(tasking(), new PeerInterceptor()))
            .addService(ServerInterceptors.intercept(delivery(), new PeerInterceptor()));
    if (mutation.door() != Door.PLAINTEXT) {
      builder.sslContext(tls().build());
    }
    return builder.build();
  }

  private SslContextBuilder tls() {
    TlsIdentity own = reference.providerTls();
    SslContextBuilder builder =
        GrpcSslContexts.configure(
            SslContextBuilder.forServer(
                own.privateKey(InsecureSecretKeyAccess.get()),
                own.chain().toArray(X509Certificate[]::new)));
    switch (mutation.door()) {
      case OLD_TLS -> builder.protocols("TLSv1.3", "TLSv1.2", "TLSv1.1");
      case WEAK_SUITES ->
          builder
              .protocols("TLSv1.3", "TLSv1.2")
              .ciphers(List.of("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
      default -> builder.protocols("TLSv1.3");
    }
    if (mutation.door() == Door.ANY_CLIENT) {
      return builder
          .clientAuth(ClientAuth.OPTIONAL)
          .trustManager(InsecureTrustManagerFactory.INSTANCE);
    }
    return builder
        .clientAuth(ClientAuth.REQUIRE)
        .trustManager(
            PeerTrust.inClients(
                secrets.setting().seats()::trust,
                reference.clock(),
                Set.of(KeyRole.KEY_ROLE_AUTHORITY)));
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
      answer.onNext(mutation.exchange(request, upstream()));
      answer.onCompleted();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }

  private void watch(ByteString request, StreamObserver<ByteString> answer) {
    Upstream upstream = upstream();
    ClientCalls.asyncServerStreamingCall(
        channel(upstream.seat()).newCall(RawMethods.WATCH, CallOptions.DEFAULT),
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(ByteString message) {
            mutation.notification(message, upstream, answer::onNext);
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
    Upstream upstream = upstream();
    MutantStream stream = new MutantStream(mutation.stream(upstream), toAuthority);
    var call = channel(upstream.seat()).newCall(RawMethods.DELIVER, CallOptions.DEFAULT);
    stream.connect(
        (ClientCallStreamObserver<ByteString>)
            ClientCalls.asyncBidiStreamingCall(call, stream.providerSide()));
    return stream.authoritySide();
  }

  private Upstream upstream() {
    String seat = SEAT.get();
    return new Upstream(channel(seat), seat, secrets);
  }

  private ManagedChannel channel(String seat) {
    synchronized (channels) {
      return channels.computeIfAbsent(
          seat,
          name ->
              ProviderChannel.open(
                  new ProviderAddress(
                      secrets.setting().statement().id(),
                      reference.address().host(),
                      reference.address().port()),
                  secrets.setting().seats().tls(name),
                  secrets.setting().seats().trust(),
                  reference.clock()));
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
          Context.current().withValue(SEAT, seatOf(session)), call, headers, next);
    }

    private String seatOf(@Nullable SSLSession session) {
      if (session == null) {
        return Seat.AUTHORITY_A;
      }
      try {
        String id = PeerTrust.peerOf(session).uniqueIdentifier();
        boolean second =
            id.equals(
                secrets.setting().seats().tls(Seat.AUTHORITY_B).identity().uniqueIdentifier());
        return second ? Seat.AUTHORITY_B : Seat.AUTHORITY_A;
      } catch (SSLPeerUnverifiedException e) {
        return Seat.AUTHORITY_A;
      }
    }
  }
}
