package org.frontdoor.protocol.warrant;

import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.protocol.identity.Identity;

/** Whether the approver that a document names is the one who signed it. */
final class Approvers {

  private Approvers() {}

  static boolean names(Approver named, Identity signer) {
    return named.getRole() == signer.role()
        && named.getCountryCode().equals(signer.country())
        && named.getRealm().equals(signer.realm())
        && named.getUniqueIdentifier().equals(signer.uniqueIdentifier());
  }
}
