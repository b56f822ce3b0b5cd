package org.frontdoor.authority.transport;

import org.frontdoor.common.v1.EndpointId;

/**
 * The provider, and where it is.
 *
 * @param id who it must prove to be
 * @param host name or address
 * @param port TCP port
 */
public record ProviderAddress(EndpointId id, String host, int port) {

  /** For a person. */
  public String describe() {
    return id.getCountryCode() + "/" + id.getUniqueIdentifier() + " at " + host + ":" + port;
  }
}
