package org.frontdoor.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether certificates are revoked. What cannot be known counts as revoked. Safe for use by many
 * threads.
 */
final class Revocation {

  private static final int CRL_SIGN = 6;

  /**
   * Whether an anchor has signed a list. Neither changes while this process has it, so one look at
   * the signature is enough; there are as many entries as anchors have lists.
   */
  private final ConcurrentMap<ByAnchor, Boolean> signedByAnchors = new ConcurrentHashMap<>();

  Revocation() {}

  /**
   * Checks every certificate of a path against the revocation list of its issuer.
   *
   * @param at the time for which a list must be current
   * @return from then until another list may have to be asked
   */
  Window check(CertificatePath path, Instant at) throws UntrustedException {
    List<X509Certificate> certificates = path.certificates();
    Window same = new Window(at, Instant.MAX);
    for (int i = 0; i + 1 < certificates.size(); i++) {
      X509CRL list = current(path.anchor(), certificates.get(i + 1), at);
      if (list.getRevokedCertificate(certificates.get(i).getSerialNumber()) != null) {
        throw new UntrustedException(UntrustReason.REVOKED);
      }
      same = same.and(new Window(at, list.getNextUpdate().toInstant()));
    }
    for (X509CRL list : path.anchor().revocationLists()) {
      Instant begins = list.getThisUpdate().toInstant();
      if (begins.isAfter(at)) {
        same = same.and(new Window(at, begins));
      }
    }
    return same;
  }

  private X509CRL current(Anchor anchor, X509Certificate issuer, Instant at)
      throws UntrustedException {
    return anchor.revocationLists().stream()
        .filter(list -> isGenuine(list, issuer, anchor))
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
  @SuppressWarnings("ReferenceEquality") // another object is looked at again, and rightly
  private boolean isGenuine(X509CRL list, X509Certificate issuer, Anchor anchor) {
    if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !mayRevoke(issuer)
        || hasCriticalExtension(list)) {
      return false;
    }
    return issuer == anchor.certificate()
        ? signedByAnchors.computeIfAbsent(
            new ByAnchor(list, issuer), pair -> isSigned(pair.list, pair.issuer))
        : isSigned(list, issuer);
  }

  private static boolean isSigned(X509CRL list, X509Certificate issuer) {
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

  /** These very objects: comparing their content would cost more than is spared. */
  private static final class ByAnchor {

    private final X509CRL list;
    private final X509Certificate issuer;

    ByAnchor(X509CRL list, X509Certificate issuer) {
      this.list = list;
      this.issuer = issuer;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof ByAnchor that && list == that.list && issuer == that.issuer;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(list) + System.identityHashCode(issuer);
    }
  }
}
