package org.frontdoor.protocol.lab;

import java.util.List;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.protocol.identity.CertificateUse;

/**
 * What kind of certificate is made.
 *
 * @param use what it is for
 * @param suite the suite of its key
 * @param hosts DNS names and IP addresses of a TLS server; none otherwise
 */
public record LabProfile(CertificateUse use, SignatureSuite suite, List<String> hosts) {

  public LabProfile {
    hosts = List.copyOf(hosts);
  }

  /** For signing with Ed25519: authorities, providers, evidence. */
  public static LabProfile signing() {
    return plain(CertificateUse.SIGNING, SignatureSuite.SIGNATURE_SUITE_ED25519);
  }

  /** For signing warrants. */
  public static LabProfile warrants() {
    return plain(CertificateUse.SIGNING, SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256);
  }

  /** For time stamps. */
  public static LabProfile timeStamps() {
    return plain(CertificateUse.TIME_STAMPING, SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256);
  }

  /** For the client of a TLS connection. */
  public static LabProfile tlsClient() {
    return plain(CertificateUse.TLS_CLIENT, SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256);
  }

  /** For the server of a TLS connection. */
  public static LabProfile tlsServer(List<String> hosts) {
    return new LabProfile(
        CertificateUse.TLS_SERVER, SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256, hosts);
  }

  private static LabProfile plain(CertificateUse use, SignatureSuite suite) {
    return new LabProfile(use, suite, List.of());
  }
}
