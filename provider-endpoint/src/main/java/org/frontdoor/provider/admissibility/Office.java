package org.frontdoor.provider.admissibility;

import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.Identity;

/**
 * A kind of office of the profile's country.
 *
 * @param role judge or prosecutor
 * @param realm realm of its keys, for example "criminal"
 */
public record Office(KeyRole role, String realm) {

  /** Checks the role. */
  public Office {
    if (role != KeyRole.KEY_ROLE_JUDGE && role != KeyRole.KEY_ROLE_PROSECUTOR) {
      throw new IllegalArgumentException("Orders are signed by a judge or a prosecutor.");
    }
  }

  boolean isHeldBy(Identity approver) {
    return approver.role() == role && approver.realm().equals(realm);
  }
}
