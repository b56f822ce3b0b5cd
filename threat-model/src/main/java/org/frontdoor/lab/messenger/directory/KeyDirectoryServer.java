package org.frontdoor.lab.messenger.directory;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;

/** A key directory on loopback, over gRPC and TLS 1.3, with a certificate made for it. */
public final class KeyDirectoryServer implements AutoCloseable {

  private static final int LARGEST_REQUEST_BYTES = 16_384;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final X509Certificate issuer;
  private final Server server;

  private KeyDirectoryServer(KeyDirectory directory, LabPki pki) throws IOException {
    TlsIdentity own = pki.providerTls("KEYDIRECTORY");
    this.issuer = pki.issuer(LabPki.Group.PROVIDERS).certificate();
    this.server =
        NettyServerBuilder.forAddress(Loopback.at(0))
            .executor(threads)
            .maxInboundMessageSize(LARGEST_REQUEST_BYTES)
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                            own.privateKey(InsecureSecretKeyAccess.get()),
                            own.chain().toArray(X509Certificate[]::new)))
                    .protocols("TLSv1.3")
                    .build())
            .intercept(new Asker())
            .addService(new KeyDirectoryGrpcService(directory))
            .build()
            .start();
  }

  /**
   * Serves a directory on a free port.
   *
   * @throws IOException if there is none
   */
  public static KeyDirectoryServer serve(KeyDirectory directory, LabPki pki) throws IOException {
    return new KeyDirectoryServer(directory, pki);
  }

  /** The port. */
  public int port() {
    return server.getPort();
  }

  /** Who issued its certificate, for its users. */
  public X509Certificate issuer() {
    return issuer;
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }
}
