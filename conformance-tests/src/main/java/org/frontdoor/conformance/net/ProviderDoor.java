package org.frontdoor.conformance.net;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Listens for HI-2 delivery streams of an authority, in the name of one seat. */
final class ProviderDoor implements AutoCloseable {

  private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final LinkedBlockingQueue<IncomingStream> opened = new LinkedBlockingQueue<>();
  private final AcceptedConnections connections = new AcceptedConnections();
  private final Server server;

  /**
   * Listens at once.
   *
   * @param at where; port 0 for any that is free
   * @throws UncheckedIOException if nobody can listen there
   */
  ProviderDoor(Address at, String seat, Seats seats, InstantSource clock) {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(at.host(), at.port()))
              .bossEventLoopGroup(loop)
              .workerEventLoopGroup(loop)
              .channelFactory(connections)
              .sslContext(tls(seats.tls(seat), seats, clock))
              .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
              .addService(
                  ServerServiceDefinition.builder(DeliveryServiceGrpc.SERVICE_NAME)
                      .addMethod(Methods.DELIVER, this::begin)
                      .build())
              .directExecutor()
              .build()
              .start();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("nobody can listen at " + at, e);
    }
  }

  /** Where it listens. */
  int port() {
    return server.getPort();
  }

  /**
   * The next stream that the authority opens, and has not ended since; none if it opens none in
   * time.
   */
  Optional<IncomingStream> accept(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      IncomingStream stream = opened.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      while (stream != null && stream.isOver()) {
        stream = opened.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      return Optional.ofNullable(stream);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Forgets streams that nobody has accepted: whoever opened them is gone. */
  void forget() {
    opened.clear();
  }

  /** Drops every connection, and goes on listening. */
  void cut() {
    connections.cut();
  }

  @Override
  public void close() {
    if (server != null) {
      server.shutdownNow();
      try {
        var unused = server.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    var unusedLoop = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private ServerCall.Listener<ByteString> begin(
      ServerCall<ByteString, ByteString> call, Metadata headers) {
    IncomingStream stream = IncomingStream.of(call);
    opened.add(stream);
    return stream;
  }

  private static SslContext tls(TlsIdentity own, Seats seats, InstantSource clock) {
    try {
      return GrpcSslContexts.configure(
              SslContextBuilder.forServer(
                  own.privateKey(InsecureSecretKeyAccess.get()),
                  own.chain().toArray(X509Certificate[]::new)))
          .clientAuth(ClientAuth.REQUIRE)
          .trustManager(
              PeerTrust.inClients(seats::trust, clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY)))
          .protocols("TLSv1.3")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("The TLS key of a seat cannot be used.", e);
    }
  }
}
