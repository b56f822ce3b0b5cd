package org.frontdoor.provider.server;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.protocol.identity.TlsIdentity;

/** TLS as the provider speaks it: version 1.3 and nothing else, never without. */
public final class TlsContexts {

  private static final String ONLY_VERSION = "TLSv1.3";

  private TlsContexts() {}

  /** For interfaces whose clients show a certificate (TS 103 120 clause 9.3.4). */
  public static SslContext mutual(TlsIdentity own, X509TrustManager peers) {
    return build(serverSide(own).trustManager(peers).clientAuth(ClientAuth.REQUIRE));
  }

  /** For the messenger, whose users have no certificates. */
  static SslContext serverOnly(TlsIdentity own) {
    return build(serverSide(own).clientAuth(ClientAuth.NONE));
  }

  private static SslContextBuilder serverSide(TlsIdentity own) {
    return GrpcSslContexts.configure(
            SslContextBuilder.forServer(
                own.privateKey(InsecureSecretKeyAccess.get()),
                own.chain().toArray(X509Certificate[]::new)))
        .protocols(ONLY_VERSION);
  }

  private static SslContext build(SslContextBuilder builder) {
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new ConfigException(
          "keys.tls",
          "holds a certificate that TLS cannot use; make new keys with `frontdoor pki init`");
    }
  }
}
