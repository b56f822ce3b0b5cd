package org.frontdoor.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Certificates from an end entity up to an anchor, checked as RFC 5280 clause 6 says. */
record CertificatePath(List<X509Certificate> certificates, Anchor anchor) {

  private static final Set<String> CERTIFICATE_SIGNATURES =
      Set.of("SHA256withECDSA", "Ed25519", "EdDSA");

  /**
   * The path that closes a chain with the anchor that its last certificate names. Where several
   * anchors have that name it is the one that signed; whether a single one has, validation will
   * say.
   */
  static CertificatePath close(List<X509Certificate> chain, List<Anchor> anchors)
      throws UntrustedException {
    X509Certificate last = chain.getLast();
    List<Anchor> named =
        anchors.stream().filter(candidate -> named(candidate.certificate(), last)).toList();
    Anchor anchor =
        named.stream()
            .filter(candidate -> named.size() == 1 || signed(candidate.certificate(), last))
            .findFirst()
            .orElseThrow(() -> new UntrustedException(UntrustReason.UNKNOWN_ISSUER));
    List<X509Certificate> path = new ArrayList<>(chain);
    path.add(anchor.certificate());
    return new CertificatePath(List.copyOf(path), anchor);
  }

  /**
   * Checks signatures, names, constraints and validity, but not revocation.
   *
   * <p>The anchor's certificate closes the path although it is also the anchor: its name
   * constraints and its validity bind only where it is part of the path.
   */
  void validate(Instant at) throws UntrustedException {
    for (X509Certificate certificate : certificates) {
      if (!CERTIFICATE_SIGNATURES.contains(certificate.getSigAlgName())) {
        throw new UntrustedException(UntrustReason.WRONG_SUITE);
      }
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(anchor.certificate(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (CertPathValidatorException e) {
      throw new UntrustedException(reason(e.getReason()));
    } catch (GeneralSecurityException e) {
      throw new UntrustedException(UntrustReason.BAD_PATH);
    }
  }

  /**
   * A window in which {@link #validate} comes to the same: of all it looks at, only the validity of
   * the certificates depends on the time. The last millisecond is left out.
   */
  Window validity() {
    Window common = validity(certificates.getFirst());
    for (X509Certificate certificate : certificates) {
      common = common.and(validity(certificate));
    }
    return common;
  }

  private static Window validity(X509Certificate certificate) {
    return new Window(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private static UntrustReason reason(CertPathValidatorException.Reason reason) {
    if (reason instanceof CertPathValidatorException.BasicReason basic) {
      return switch (basic) {
        case EXPIRED -> UntrustReason.EXPIRED;
        case NOT_YET_VALID -> UntrustReason.NOT_YET_VALID;
        case REVOKED -> UntrustReason.REVOKED;
        case UNDETERMINED_REVOCATION_STATUS -> UntrustReason.REVOCATION_UNKNOWN;
        case INVALID_SIGNATURE -> UntrustReason.UNKNOWN_ISSUER;
        case ALGORITHM_CONSTRAINED -> UntrustReason.WRONG_SUITE;
        case UNSPECIFIED -> UntrustReason.BAD_PATH;
      };
    }
    return reason == PKIXReason.INVALID_NAME
        ? UntrustReason.NAME_CONSTRAINT
        : UntrustReason.BAD_PATH;
  }

  private static boolean named(X509Certificate issuer, X509Certificate subject) {
    return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
  }

  private static boolean signed(X509Certificate issuer, X509Certificate subject) {
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
