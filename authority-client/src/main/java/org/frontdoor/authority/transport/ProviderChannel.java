package org.frontdoor.authority.transport;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Opens channels to the provider. There is no way to open one without mutual TLS 1.3. */
public final class ProviderChannel {

  /** A unit has 4 MiB at most; a checkpoint of many tasks may be larger. */
  private static final int LARGEST_MESSAGE_BYTES = 16 << 20;

  private static final int FLOW_CONTROL_BYTES = 8 << 20;

  /**
   * A connection that is half-open stays so for a quarter of an hour if nobody asks. The keepalives
   * of HI-2 end a stream; these end the connection below it, so that the next stream gets a new
   * one.
   */
  private static final int QUIET_SECONDS = 10;

  private static final int UNANSWERED_SECONDS = 10;

  private ProviderChannel() {}

  /**
   * A channel that connects when it is used.
   *
   * @param own the key and certificates that we show
   * @param certificates decides whom we trust
   */
  public static ManagedChannel open(
      ProviderAddress provider,
      TlsIdentity own,
      CertificateVerifier certificates,
      InstantSource clock) {
    return NettyChannelBuilder.forAddress(provider.host(), provider.port())
        .sslContext(tls(provider, own, certificates, clock))
        .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
        .flowControlWindow(FLOW_CONTROL_BYTES)
        .keepAliveTime(QUIET_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(UNANSWERED_SECONDS, TimeUnit.SECONDS)
        .build();
  }

  private static SslContext tls(
      ProviderAddress provider,
      TlsIdentity own,
      CertificateVerifier certificates,
      InstantSource clock) {
    X509Certificate[] chain = own.chain().toArray(X509Certificate[]::new);
    try {
      return GrpcSslContexts.configure(SslContextBuilder.forClient())
          .keyManager(own.privateKey(InsecureSecretKeyAccess.get()), chain)
          .trustManager(PeerTrust.inProvider(() -> certificates, clock, provider.id()))
          .protocols("TLSv1.3")
          .build();
    } catch (SSLException e) {
      throw new AuthorityException(
          Fault.CREDENTIALS,
          "The TLS key and certificate cannot be used",
          "Check the file that the configuration names under tls",
          e);
    }
  }
}
