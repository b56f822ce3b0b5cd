package org.frontdoor.protocol.identity;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An issuer that is trusted for one role in one country.
 *
 * @param certificate the issuer's own certificate, self-signed
 * @param revocationLists current revocation lists of this issuer and of issuers below it; without
 *     the one that fits, no certificate of an issuer is trusted
 */
public record Anchor(X509Certificate certificate, List<X509CRL> revocationLists) {

  public Anchor {
    revocationLists = List.copyOf(revocationLists);
  }
}
