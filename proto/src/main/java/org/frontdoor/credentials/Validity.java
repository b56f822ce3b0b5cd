package org.frontdoor.credentials;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Whether what a file holds is valid now. */
final class Validity {

  private Validity() {}

  static void check(Path file, X509Certificate certificate, Instant now)
      throws CredentialException {
    Instant start = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isBefore(start)) {
      throw new CredentialException(
          file, "holds a certificate that is not valid before " + start, "check the clock");
    }
    if (now.isAfter(end)) {
      throw new CredentialException(
          file, "holds a certificate that expired at " + end, "renew the certificate");
    }
  }

  static void check(Path file, X509CRL list, Instant now) throws CredentialException {
    if (now.isBefore(list.getThisUpdate().toInstant())) {
      throw new CredentialException(
          file,
          "holds a revocation list that is not valid before " + list.getThisUpdate().toInstant(),
          "check the clock");
    }
    if (list.getNextUpdate() == null || !now.isBefore(list.getNextUpdate().toInstant())) {
      throw new CredentialException(
          file,
          list.getNextUpdate() == null
              ? "holds a revocation list without a next update"
              : "holds a revocation list that is stale since " + list.getNextUpdate().toInstant(),
          "get a current list from the issuer; without one nobody is trusted");
    }
  }
}
