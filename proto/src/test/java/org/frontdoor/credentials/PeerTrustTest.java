package org.frontdoor.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabProfile;
import org.frontdoor.protocol.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerTrustTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, RANDOM);
  private final TlsIdentity authority = pki.authorityTls("AUTHOR01");
  private final TlsIdentity provider = pki.providerTls("CSP00001");
  private final AtomicReference<CertificateVerifier> trusted =
      new AtomicReference<>(new CertificateVerifier(pki.anchors()));

  @Test
  void handshake_ofAuthorityAndProvider_tellsEachWhoTheOtherIs() throws Exception {
    Handshake handshake = handshake(authority, provider, "CSP00001");
    handshake.run();

    assertThat(PeerTrust.peerOf(handshake.server().getSession())).isEqualTo(authority.identity());
    assertThat(PeerTrust.peerOf(handshake.client().getSession())).isEqualTo(provider.identity());
    assertThat(handshake.client().getSession().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void handshake_withoutClientCertificate_fails() throws Exception {
    assertFails(handshake(null, provider, "CSP00001"));
  }

  @Test
  void handshake_ofAClientOfAnotherRole_fails() throws Exception {
    assertFails(handshake(pki.testerTls("TESTER01"), provider, "CSP00001"));
  }

  @Test
  void handshake_ofAClientOfAnUnknownIssuer_fails() throws Exception {
    LabPki stranger = LabPki.create("XX", clock, RANDOM);

    assertFails(handshake(stranger.authorityTls("AUTHOR01"), provider, "CSP00001"));
  }

  @Test
  void handshake_ofARevokedClient_fails() throws Exception {
    trusted.set(new CertificateVerifier(pki.revoke(authority.certificate())));

    assertFails(handshake(authority, provider, "CSP00001"));
  }

  @Test
  void handshake_ofARevokedServer_fails() throws Exception {
    trusted.set(new CertificateVerifier(pki.revoke(provider.certificate())));

    assertFails(handshake(authority, provider, "CSP00001"));
  }

  @Test
  void handshake_afterExpiry_fails() throws Exception {
    clock.advance(Duration.ofDays(91));
    trusted.set(new CertificateVerifier(pki.anchors()));

    assertFails(handshake(authority, provider, "CSP00001"));
  }

  @Test
  void handshake_withAnotherProvider_fails() throws Exception {
    assertFails(handshake(authority, pki.providerTls("CSP00002"), "CSP00001"));
  }

  /** Directly, since a client of JSSE keeps back a certificate that the server does not ask for. */
  @Test
  void check_ofAClientOfAnotherRole_fails() {
    TlsIdentity tester = pki.testerTls("TESTER01");

    assertThatThrownBy(
            () ->
                clients().checkClientTrusted(tester.chain().toArray(X509Certificate[]::new), "EC"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("Not trusted: the key has another role than is asked for here.");
  }

  @Test
  void check_ofAServersCertificateForAClient_fails() {
    TlsIdentity wrong = pki.tls(authority.identity(), LabProfile.tlsServer(List.of()));

    assertThatThrownBy(
            () -> clients().checkClientTrusted(wrong.chain().toArray(X509Certificate[]::new), "EC"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("Not trusted: the certificate is not meant for this use.");
  }

  @Test
  void acceptedIssuers_ofTrustInClients_areThoseOfTheRoles() {
    assertThat(clients().getAcceptedIssuers())
        .containsExactly(pki.issuer(LabPki.Group.AUTHORITIES).certificate());
  }

  @Test
  void peerOf_aSessionWithoutPeer_fails() throws Exception {
    Handshake handshake = handshake(authority, provider, "CSP00001");

    assertThatThrownBy(() -> PeerTrust.peerOf(handshake.server().getSession()))
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  private X509TrustManager clients() {
    return PeerTrust.inClients(trusted::get, clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY));
  }

  private Handshake handshake(@Nullable TlsIdentity client, TlsIdentity server, String asked)
      throws Exception {
    EndpointId id = EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier(asked).build();
    KeyManager[] clientKeys = client == null ? null : TlsKeys.managers(client);
    return new Handshake(
        Handshake.context(clientKeys, PeerTrust.inProvider(trusted::get, clock, id)),
        Handshake.context(TlsKeys.managers(server), clients()));
  }

  private static void assertFails(Handshake handshake) {
    assertThatThrownBy(handshake::run).isInstanceOf(SSLException.class);
  }
}
