package org.frontdoor.protocol.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a certificate is used for. Keys of different uses are never mixed. */
public enum CertificateUse {
  /** Signing messages, warrants or evidence: no extended key usage at all. */
  SIGNING(null),
  /** The client of a TLS connection. */
  TLS_CLIENT("1.3.6.1.5.5.7.3.2"),
  /** The server of a TLS connection. */
  TLS_SERVER("1.3.6.1.5.5.7.3.1"),
  /** Time stamps: this extended key usage alone, and critical (RFC 3161 clause 2.3). */
  TIME_STAMPING("1.3.6.1.5.5.7.3.8");

  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final int NO_CA = -1;

  private final @Nullable String extendedKeyUsage;

  CertificateUse(@Nullable String extendedKeyUsage) {
    this.extendedKeyUsage = extendedKeyUsage;
  }

  /** Whether the certificate is an end entity's, may sign, and is meant for this use. */
  boolean allows(X509Certificate certificate) {
    boolean[] keyUsage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() == NO_CA
        && keyUsage != null
        && keyUsage[0]
        && allowsExtended(certificate);
  }

  private boolean allowsExtended(X509Certificate certificate) {
    List<String> usages = extendedKeyUsages(certificate);
    return switch (this) {
      case SIGNING -> usages.isEmpty();
      case TLS_CLIENT, TLS_SERVER -> extendedKeyUsage != null && usages.contains(extendedKeyUsage);
      case TIME_STAMPING ->
          extendedKeyUsage != null
              && usages.equals(List.of(extendedKeyUsage))
              && certificate.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE);
    };
  }

  /** The extended key usages; none if the extension is absent. */
  private static List<String> extendedKeyUsages(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null ? List.of() : usages;
    } catch (CertificateParsingException e) {
      return List.of("unreadable");
    }
  }
}
