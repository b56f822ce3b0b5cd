package org.frontdoor.provider.intake;

import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;

/** An authority in a test: who it is, and the key with which it signs. */
record Party(SigningIdentity key) {

  Identity identity() {
    return key.identity();
  }

  EndpointId id() {
    return key.identity().endpointId();
  }
}
