package org.frontdoor.provider.server;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One gRPC server over TLS, with its limits. */
public final class GrpcServer implements AutoCloseable {

  /** HI-1 messages are at most 1 MiB; what wraps them is small. */
  private static final int MAX_MESSAGE = (1 << 20) + (64 << 10);

  private static final int MAX_METADATA = 16 << 10;
  private static final int MAX_CALLS = 256;
  private static final int MAX_RESETS = 200;
  private static final int RESET_WINDOW_SECONDS = 30;
  private static final int GRACE_SECONDS = 5;

  private final Server server;

  private GrpcServer(Server server) {
    this.server = server;
  }

  /** Limits for a server that talks to few peers, each with a certificate. */
  public static NettyServerBuilder limited(NettyServerBuilder builder) {
    return builder
        .maxInboundMessageSize(MAX_MESSAGE)
        .maxInboundMetadataSize(MAX_METADATA)
        .permitKeepAliveWithoutCalls(true)
        .permitKeepAliveTime(5, TimeUnit.SECONDS);
  }

  /**
   * Starts to serve.
   *
   * @param key configuration key of the port, for errors
   * @throws ConfigException if the port is taken or may not be used
   */
  public static GrpcServer start(
      String key,
      InetSocketAddress address,
      SslContext tls,
      UnaryOperator<NettyServerBuilder> services) {
    NettyServerBuilder builder =
        services.apply(
            NettyServerBuilder.forAddress(address)
                .sslContext(tls)
                .maxConcurrentCallsPerConnection(MAX_CALLS)
                .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS));
    try {
      return new GrpcServer(builder.build().start());
    } catch (IOException e) {
      throw new ConfigException(
          key,
          "names a port that cannot be served at "
              + address.getHostString()
              + ":"
              + address.getPort()
              + "; stop what uses it, or choose another (0 lets the system choose)");
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
        server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
