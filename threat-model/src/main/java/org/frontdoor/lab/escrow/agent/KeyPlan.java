package org.frontdoor.lab.escrow.agent;

import java.util.Optional;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;

/** Which key messages are escrowed to, by time and account. */
@FunctionalInterface
public interface KeyPlan {

  /**
   * The key.
   *
   * @param period number of the escrow period, from 1
   * @param account whose messages will be escrowed
   * @return empty if there is none, as for a period whose key was deleted
   */
  Optional<EscrowPublicKey> keyFor(long period, String account);

  /** One key that several agents have made together. */
  static KeyPlan shared(KeyRing ring, String keyId) {
    return (period, account) -> ring.find(keyId).map(share -> share.key());
  }
}
