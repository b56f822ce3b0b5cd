package org.frontdoor.authority.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.CertificateUse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.UntrustedException;

/**
 * Trusts one server: the provider that is expected, by its certificate's subject, whatever its host
 * is called, as long as no revocation list names it.
 */
final class ProviderTrust extends X509ExtendedTrustManager {

  private final CertificateVerifier certificates;
  private final EndpointId expected;
  private final InstantSource clock;

  ProviderTrust(CertificateVerifier certificates, EndpointId expected, InstantSource clock) {
    this.certificates = certificates;
    this.expected = expected;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    Instant now = clock.instant();
    try {
      Identity server =
          certificates.verify(
              List.of(chain),
              KeyRole.KEY_ROLE_PROVIDER,
              CertificateUse.TLS_SERVER,
              new CertificateVerifier.Moment(now, now));
      if (!server.endpointId().equals(expected)) {
        throw new CertificateException(new OtherProviderException());
      }
    } catch (UntrustedException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("An authority is never the server of a connection");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /** The server is a provider that is trusted, but not the one that is expected. */
  static final class OtherProviderException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
