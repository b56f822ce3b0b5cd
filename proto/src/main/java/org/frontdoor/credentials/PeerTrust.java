package org.frontdoor.credentials;

import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.Anchor;
import org.frontdoor.protocol.identity.CertificateUse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.jspecify.annotations.Nullable;

/**
 * Trust in the other side of a TLS connection: it must have one of the expected roles, and its
 * certificate must not be revoked. A server is known by its identity, not by its host name, so that
 * an address proves nothing and may change.
 */
public final class PeerTrust extends X509ExtendedTrustManager {

  private final Supplier<CertificateVerifier> verifier;
  private final InstantSource clock;
  private final CertificateUse use;
  private final Set<KeyRole> roles;
  private final @Nullable EndpointId expected;

  private PeerTrust(
      Supplier<CertificateVerifier> verifier,
      InstantSource clock,
      CertificateUse use,
      Set<KeyRole> roles,
      @Nullable EndpointId expected) {
    this.verifier = verifier;
    this.clock = clock;
    this.use = use;
    this.roles = Set.copyOf(roles);
    this.expected = expected;
  }

  /**
   * Trust in clients, for a server.
   *
   * @param verifier asked at each handshake, so that new revocation lists count at once
   * @param roles the roles that may connect
   */
  public static X509TrustManager inClients(
      Supplier<CertificateVerifier> verifier, InstantSource clock, Set<KeyRole> roles) {
    return new PeerTrust(verifier, clock, CertificateUse.TLS_CLIENT, roles, null);
  }

  /**
   * Trust in one provider's server, for a client.
   *
   * @param verifier asked at each handshake, so that new revocation lists count at once
   * @param provider whom the client means to reach
   */
  public static X509TrustManager inProvider(
      Supplier<CertificateVerifier> verifier, InstantSource clock, EndpointId provider) {
    return inServer(verifier, clock, KeyRole.KEY_ROLE_PROVIDER, provider);
  }

  /**
   * Trust in one party's server, for a client.
   *
   * @param verifier asked at each handshake, so that new revocation lists count at once
   * @param role the role that the server must have
   * @param party whom the client means to reach
   */
  public static X509TrustManager inServer(
      Supplier<CertificateVerifier> verifier, InstantSource clock, KeyRole role, EndpointId party) {
    return new PeerTrust(verifier, clock, CertificateUse.TLS_SERVER, Set.of(role), party);
  }

  /**
   * Who is at the other side of a connection whose handshake asked a trust of this class.
   *
   * @throws SSLPeerUnverifiedException if nobody was authenticated
   */
  public static Identity peerOf(SSLSession session) throws SSLPeerUnverifiedException {
    Certificate[] chain = session.getPeerCertificates();
    try {
      if (chain.length > 0 && chain[0] instanceof X509Certificate own) {
        return Identity.of(own);
      }
      throw new UntrustedException(UntrustReason.MALFORMED);
    } catch (UntrustedException e) {
      throw new SSLPeerUnverifiedException(e.getMessage());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(CertificateUse.TLS_CLIENT, chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(CertificateUse.TLS_CLIENT, chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(CertificateUse.TLS_CLIENT, chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(CertificateUse.TLS_SERVER, chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(CertificateUse.TLS_SERVER, chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(CertificateUse.TLS_SERVER, chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    TrustAnchors anchors = verifier.get().anchors();
    return anchors.scopes().stream()
        .filter(scope -> roles.contains(scope.role()))
        .flatMap(scope -> anchors.of(scope.role(), scope.country()).stream())
        .map(Anchor::certificate)
        .distinct()
        .toArray(X509Certificate[]::new);
  }

  private void check(CertificateUse asked, X509Certificate[] chain) throws CertificateException {
    try {
      if (asked != use || chain.length == 0) {
        throw new UntrustedException(UntrustReason.WRONG_USE);
      }
      KeyRole role = Identity.of(chain[0]).role();
      if (!roles.contains(role)) {
        throw new UntrustedException(UntrustReason.WRONG_ROLE);
      }
      Instant now = clock.instant();
      Identity peer = verifier.get().verify(List.of(chain), role, use, new Moment(now, now));
      if (expected != null && !expected.equals(peer.endpointId())) {
        throw new CertificateException("The server is another party than the one asked for.");
      }
    } catch (UntrustedException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
