package org.frontdoor.lab.escrow.agent;

import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.provider.admissibility.Admissibility;
import org.frontdoor.provider.admissibility.NationalProfile;
import org.frontdoor.provider.admissibility.NationalProfiles;
import org.frontdoor.provider.admissibility.Ruling;

/**
 * Whose messages an agent escrows, and the law by which they may be ordered: the rules are those
 * that the provider itself asks (TS 103 120 Annex B as a national profile).
 *
 * @param provider the provider whose messages the agent opens; of another one it opens none
 * @param law of the agent's own state
 */
public record Mandate(EndpointId provider, NationalProfile law) {

  /**
   * Whether the law lets this warrant be executed.
   *
   * @param submitter the authority that orders
   */
  boolean admits(VerifiedWarrant order, EndpointId submitter, Instant now) {
    return new Admissibility(new NationalProfiles(List.of(law)), provider)
                .mayOrder(order, submitter, now)
            instanceof Ruling.Admissible
        && !isLapsed(order, now);
  }

  /** No confirmation reaches an agent: later it takes a warrant that needs none. */
  private boolean isLapsed(VerifiedWarrant order, Instant now) {
    return order.warrant().getIsEmergency()
        && !now.isBefore(order.stampedAt().plus(law.emergency().confirmWithin()));
  }
}
