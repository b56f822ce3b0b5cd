package org.frontdoor.provider.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.identity.SigningIdentity;

/**
 * The provider's side of every stream.
 *
 * @param evidence signs options and checkpoints; its holder is the provider
 * @param settings bounds and timers
 * @param outboxes what there is to send
 * @param clock for the times that are written down
 */
public record DeliveryParty(
    SigningIdentity evidence, DeliverySettings settings, Outboxes outboxes, InstantSource clock) {

  EndpointId provider() {
    return evidence.identity().endpointId();
  }

  long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
