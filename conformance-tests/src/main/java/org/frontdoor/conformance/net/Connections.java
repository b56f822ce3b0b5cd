package org.frontdoor.conformance.net;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Connections to one address, one a seat, made when they are first needed. */
final class Connections implements AutoCloseable {

  /** The largest answer that any endpoint may give; a larger one ends the call. */
  private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

  private final Address address;
  private final EndpointId endpoint;
  private final Seats seats;
  private final InstantSource clock;
  private final Map<String, ManagedChannel> channels = new HashMap<>();

  Connections(Address address, EndpointId endpoint, Seats seats, InstantSource clock) {
    this.address = address;
    this.endpoint = endpoint;
    this.seats = seats;
    this.clock = clock;
  }

  /** The connection in the name of a seat. One that has failed is tried again at once. */
  ManagedChannel of(String seat) {
    ManagedChannel channel = channels.computeIfAbsent(seat, this::open);
    channel.resetConnectBackoff();
    return channel;
  }

  /** Drops the connection of a seat, with all of its streams. */
  void cut(String seat) {
    ManagedChannel channel = channels.remove(seat);
    if (channel != null) {
      channel.shutdownNow();
    }
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    channels.clear();
  }

  private ManagedChannel open(String seat) {
    return NettyChannelBuilder.forAddress(address.host(), address.port())
        .sslContext(tls(seats.tls(seat)))
        .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
        .disableRetry()
        .build();
  }

  private SslContext tls(TlsIdentity own) {
    try {
      return GrpcSslContexts.configure(SslContextBuilder.forClient())
          .keyManager(
              own.privateKey(InsecureSecretKeyAccess.get()),
              own.chain().toArray(X509Certificate[]::new))
          .trustManager(PeerTrust.inProvider(seats::trust, clock, endpoint))
          .protocols("TLSv1.3")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("The TLS key of a seat cannot be used.", e);
    }
  }
}
