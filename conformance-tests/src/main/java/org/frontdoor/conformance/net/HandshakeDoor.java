package org.frontdoor.conformance.net;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.protocol.identity.TlsIdentity;

/**
 * Listens for TLS handshakes and nothing above them, with a key that an authority may have to
 * refuse. Who the authority is does not matter here.
 */
final class HandshakeDoor implements AutoCloseable {

  private static final int BACKLOG = 16;
  private static final int HANDSHAKE_MILLIS = 5000;
  private static final char[] NO_PASSWORD = {};

  private final SSLServerSocket server;

  HandshakeDoor(Address at, TlsIdentity own) {
    try {
      server =
          (SSLServerSocket)
              context(own)
                  .getServerSocketFactory()
                  .createServerSocket(at.port(), BACKLOG, InetAddress.getByName(at.host()));
      SSLParameters parameters = server.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3"});
      parameters.setApplicationProtocols(new String[] {"h2"});
      parameters.setNeedClientAuth(true);
      server.setSSLParameters(parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody can listen at " + at, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The TLS key of a seat cannot be used.", e);
    }
  }

  /** Meets the next connection. */
  Observation accept(Duration atMost) {
    try {
      server.setSoTimeout(Math.toIntExact(atMost.toMillis()));
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        return shake(socket);
      }
    } catch (SocketTimeoutException e) {
      return new Observation.Silence();
    } catch (IOException e) {
      return new Observation.Unreachable(Cause.TLS, "the connection was closed");
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nobody listens any more, which is what was wanted.
    }
  }

  /** In TLS 1.3 the server is done only when the client has verified it and answered. */
  private static Observation shake(SSLSocket socket) throws IOException {
    socket.setSoTimeout(HANDSHAKE_MILLIS);
    socket.startHandshake();
    if (socket.getInputStream().read() < 0) {
      return new Observation.Unreachable(Cause.TLS, "the connection was closed");
    }
    return new Observation.Connected(
        socket.getSession().getProtocol(), socket.getSession().getCipherSuite());
  }

  private static SSLContext context(TlsIdentity own) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setKeyEntry(
        "seat",
        own.privateKey(InsecureSecretKeyAccess.get()),
        NO_PASSWORD,
        own.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
    return context;
  }

  /** Looks at nothing: it is the authority that is to refuse here. */
  private static final class AnyClient implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
