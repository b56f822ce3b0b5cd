package org.frontdoor.conformance.credentials;

import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;

/** The identities of a run. */
public interface Seats {

  /**
   * The signing key of a seat.
   *
   * @throws IllegalArgumentException if the seat has none
   */
  SigningIdentity signing(String seat);

  /**
   * The TLS key of a seat.
   *
   * @throws IllegalArgumentException if the seat has none
   */
  TlsIdentity tls(String seat);

  /** Decides whom the suite trusts. */
  CertificateVerifier trust();
}
