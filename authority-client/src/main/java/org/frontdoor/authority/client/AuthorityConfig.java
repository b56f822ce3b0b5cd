package org.frontdoor.authority.client;

import java.util.List;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cases.CaseFiles;
import org.frontdoor.authority.config.AuthoritySettings.Profile;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/**
 * What an authority needs to speak to a provider.
 *
 * @param identity who the authority is
 * @param provider whom it speaks to
 * @param profile national profile of its messages
 * @param credentials its keys, and whom it trusts
 * @param cases where it writes down what it orders
 * @param surroundings clock and randomness
 */
public record AuthorityConfig(
    EndpointId identity,
    ProviderAddress provider,
    Profile profile,
    Credentials credentials,
    CaseFiles cases,
    Surroundings surroundings) {

  /**
   * Keys and trust.
   *
   * @param tls proves the authority to the provider's server
   * @param signing signs HI-1 messages
   * @param delivery records are sealed to these, best suite first
   * @param trust whom the authority trusts for what
   */
  public record Credentials(
      TlsIdentity tls,
      SigningIdentity signing,
      List<DeliveryKeyPair> delivery,
      TrustAnchors trust) {

    /** Copies the list, so that the credentials stay what they are. */
    public Credentials {
      delivery = List.copyOf(delivery);
    }
  }
}
