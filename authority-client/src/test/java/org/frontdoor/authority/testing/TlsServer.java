package org.frontdoor.authority.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;

/** A provider's server on loopback with mutual TLS, for tests. */
public final class TlsServer implements AutoCloseable {

  private final Server server;

  private TlsServer(Server server) {
    this.server = server;
  }

  public static TlsServer start(Parties parties, BindableService... services) throws IOException {
    return start(parties, parties.pki.providerTls(Parties.PROVIDER_ID), 0, services);
  }

  public static TlsServer start(
      Parties parties, TlsIdentity identity, int port, BindableService... services)
      throws IOException {
    CertificateVerifier verifier = new CertificateVerifier(parties.pki.anchors());
    SslContext tls =
        GrpcSslContexts.configure(
                SslContextBuilder.forServer(
                    identity.privateKey(InsecureSecretKeyAccess.get()),
                    identity.chain().toArray(X509Certificate[]::new)))
            .trustManager(
                PeerTrust.inClients(
                    () -> verifier, parties.clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY)))
            .clientAuth(ClientAuth.REQUIRE)
            .protocols("TLSv1.3")
            .build();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .sslContext(tls);
    for (BindableService service : services) {
      builder.addService(service);
    }
    return new TlsServer(builder.build().start());
  }

  public int port() {
    return server.getPort();
  }

  public ProviderAddress address() {
    return new ProviderAddress(Parties.provider(), "localhost", port());
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
