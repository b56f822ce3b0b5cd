package org.frontdoor.lab.accountability;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * TLS 1.3 for the small public services of a run, whose clients have no certificates. All of them
 * have one certificate, made for the run, and are found on loopback alone.
 */
public final class RunTls {

  private static final String VERSION = "TLSv1.3";
  private static final String SERVER = "LABSRV01";

  private final World world;
  private final EndpointId server;
  private final Supplier<CertificateVerifier> trust;
  private final Supplier<TlsIdentity> own;

  private RunTls(
      World world,
      EndpointId server,
      Supplier<CertificateVerifier> trust,
      Supplier<TlsIdentity> own) {
    this.world = world;
    this.server = server;
    this.trust = trust;
    this.own = own;
  }

  /** TLS among services of one run. */
  public static RunTls forRun() {
    World world = World.real();
    LabPki pki = LabPki.create("XX", world.clock(), world.random());
    TlsIdentity own = pki.providerTls(SERVER);
    CertificateVerifier verifier = new CertificateVerifier(pki.anchors());
    return new RunTls(world, own.identity().endpointId(), () -> verifier, () -> own);
  }

  /** TLS to the public services of a provider of a laboratory. */
  public static RunTls to(LabFolder lab, EndpointId provider, World world)
      throws CredentialException {
    TrustAnchors anchors = TrustDirectory.load(lab.trust(), world.clock().instant());
    CertificateVerifier verifier = new CertificateVerifier(anchors);
    return new RunTls(
        world,
        provider,
        () -> verifier,
        () -> {
          throw new IllegalStateException("The endpoint's key is its own.");
        });
  }

  /** For a server. */
  SslContext server() throws SSLException {
    TlsIdentity identity = own.get();
    return GrpcSslContexts.configure(
            SslContextBuilder.forServer(
                identity.privateKey(InsecureSecretKeyAccess.get()),
                identity.chain().toArray(X509Certificate[]::new)))
        .protocols(VERSION)
        .build();
  }

  /** A connection to a server at a port of this machine. */
  ManagedChannel connect(int port) throws SSLException {
    X509TrustManager peers = PeerTrust.inProvider(trust, world.clock(), server);
    return NettyChannelBuilder.forAddress(Loopback.at(port))
        .sslContext(GrpcSslContexts.forClient().trustManager(peers).protocols(VERSION).build())
        .build();
  }
}
