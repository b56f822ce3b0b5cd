package org.frontdoor.protocol.seal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;

/** Chooses the key to seal to: no negotiation, and so no downgrade beyond what the judge signed. */
public final class SuiteChoice {

  private SuiteChoice() {}

  /**
   * The key of the strongest suite that the warrant offers and this machine can do. Suites stand in
   * their enum strongest first.
   *
   * @param offered the warrant's delivery keys, in any order
   * @param able what this machine can do
   * @return empty when there is none: the order must then be refused, never served in clear
   */
  public static Optional<DeliveryKey> choose(List<DeliveryKey> offered, Set<SealingSuite> able) {
    return offered.stream()
        .filter(key -> able.contains(key.getSuite()))
        .min(Comparator.comparingInt(key -> key.getSuite().getNumber()));
  }
}
