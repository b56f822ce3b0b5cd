package org.frontdoor.conformance.net;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.netty.shaded.io.netty.bootstrap.Bootstrap;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelInitializer;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.TlsOffer;
import org.frontdoor.protocol.identity.TlsIdentity;

/**
 * Handshakes that offer one thing only. The server is not verified here: what is looked at is what
 * it accepts. In TLS 1.3 a server refuses a client's certificate after the client is done, so a
 * handshake counts only when the server has sent something after it.
 */
final class Handshakes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The beginning of every HTTP/2 connection, to which a server must answer with its settings. */
  private static final byte[] HTTP2_PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final List<String> WEAK =
      List.of(
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "TLS_RSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");

  private final Address address;
  private final Seats seats;
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  Handshakes(Address address, Seats seats) {
    this.address = address;
    this.seats = seats;
  }

  Observation shake(Stimulus.Handshake handshake) {
    CompletableFuture<Observation> result = new CompletableFuture<>();
    Bootstrap client =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) throws SSLException {
                    if (handshake.offer() != TlsOffer.PLAINTEXT) {
                      channel.pipeline().addLast(context(handshake).newHandler(channel.alloc()));
                    }
                    channel.pipeline().addLast(new Listener(result));
                  }
                });
    var connecting = client.connect(address.host(), address.port());
    var unused =
        connecting.addListener(
            done -> {
              if (!done.isSuccess()) {
                result.complete(
                    new Observation.Unreachable(
                        done.cause() instanceof ConnectException ? Cause.REFUSED : Cause.BROKEN,
                        "there is no connection"));
              }
            });
    try {
      return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Observation.Silence();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a handshake's result is always a value", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Observation.Silence();
    } finally {
      var unusedClosing = connecting.channel().close();
    }
  }

  @Override
  public void close() {
    var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private SslContext context(Stimulus.Handshake handshake) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.OPENSSL)
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    ApplicationProtocolConfig.Protocol.ALPN,
                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                    ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                    "h2"))
            .protocols(
                switch (handshake.offer()) {
                  case TLS_1_3, NO_CERTIFICATE, PLAINTEXT -> "TLSv1.3";
                  case TLS_1_2, TLS_1_2_WEAK -> "TLSv1.2";
                  case TLS_1_1 -> "TLSv1.1";
                });
    if (handshake.offer() == TlsOffer.TLS_1_2_WEAK) {
      builder.ciphers(WEAK);
    }
    if (handshake.offer() != TlsOffer.NO_CERTIFICATE) {
      TlsIdentity own = seats.tls(handshake.seat());
      builder.keyManager(
          own.privateKey(InsecureSecretKeyAccess.get()),
          own.chain().toArray(X509Certificate[]::new));
    }
    return builder.build();
  }

  /** Speaks the beginning of HTTP/2, and waits for the first byte that comes back. */
  private static final class Listener extends ChannelInboundHandlerAdapter {

    private final CompletableFuture<Observation> result;

    private Listener(CompletableFuture<Observation> result) {
      this.result = result;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      var unused = context.writeAndFlush(Unpooled.wrappedBuffer(HTTP2_PREFACE));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      SslHandler handler = context.pipeline().get(SslHandler.class);
      if (handler == null) {
        result.complete(new Observation.Connected("none", "none"));
      } else {
        SSLSession session = handler.engine().getSession();
        result.complete(new Observation.Connected(session.getProtocol(), session.getCipherSuite()));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      result.complete(new Observation.Unreachable(Cause.TLS, "the connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      result.complete(new Observation.Unreachable(Cause.TLS, "the TLS handshake failed"));
    }
  }
}
