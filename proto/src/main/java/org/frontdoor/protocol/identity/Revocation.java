package org.frontdoor.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Whether certificates are revoked. What cannot be known counts as revoked. */
final class Revocation {

  private static final int CRL_SIGN = 6;

  private Revocation() {}

  /**
   * Checks every certificate of a path against the revocation list of its issuer.
   *
   * @param at the time for which a list must be current
   */
  static void check(CertificatePath path, Instant at) throws UntrustedException {
    List<X509Certificate> certificates = path.certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      X509CRL list = current(path.anchor().revocationLists(), certificates.get(i + 1), at);
      if (list.getRevokedCertificate(certificates.get(i).getSerialNumber()) != null) {
        throw new UntrustedException(UntrustReason.REVOKED);
      }
    }
  }

  private static X509CRL current(List<X509CRL> lists, X509Certificate issuer, Instant at)
      throws UntrustedException {
    return lists.stream()
        .filter(list -> isGenuine(list, issuer))
        .filter(list -> isCurrent(list, at))
        .max(Comparator.comparing(X509CRL::getThisUpdate))
        .orElseThrow(() -> new UntrustedException(UntrustReason.REVOCATION_UNKNOWN));
  }

  private static boolean isCurrent(X509CRL list, Instant at) {
    return !at.isBefore(list.getThisUpdate().toInstant())
        && list.getNextUpdate() != null
        && at.isBefore(list.getNextUpdate().toInstant());
  }

  /** A complete list of this very issuer; partial and delta lists have critical extensions. */
  private static boolean isGenuine(X509CRL list, X509Certificate issuer) {
    if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !mayRevoke(issuer)
        || hasCriticalExtension(list)) {
      return false;
    }
    try {
      list.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean hasCriticalExtension(X509CRL list) {
    Set<String> critical = list.getCriticalExtensionOIDs();
    return critical != null && !critical.isEmpty();
  }

  private static boolean mayRevoke(X509Certificate issuer) {
    boolean[] keyUsage = issuer.getKeyUsage();
    return keyUsage != null && keyUsage[CRL_SIGN];
  }
}
