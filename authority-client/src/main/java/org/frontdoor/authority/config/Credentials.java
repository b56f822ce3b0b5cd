package org.frontdoor.authority.config;

import java.util.List;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/**
 * An authority's keys, and whom it trusts.
 *
 * @param tls proves the authority to the provider's server
 * @param signing signs HI-1 messages
 * @param delivery records are sealed to these, best suite first
 * @param trust whom the authority trusts for what
 */
public record Credentials(
    TlsIdentity tls, SigningIdentity signing, List<DeliveryKeyPair> delivery, TrustAnchors trust) {

  /** Copies the list, so that the credentials stay what they are. */
  public Credentials {
    delivery = List.copyOf(delivery);
  }
}
