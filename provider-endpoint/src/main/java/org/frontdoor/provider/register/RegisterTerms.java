package org.frontdoor.provider.register;

import java.time.Duration;
import java.util.Map;
import org.frontdoor.common.v1.EndpointId;

/**
 * What the status rules must know of provider and national profiles.
 *
 * @param provider the provider itself
 * @param emergencyConfirmation time from the time stamp of an emergency order within which its
 *     confirmation must be stamped, by country of the authority; none for a country that is missing
 */
public record RegisterTerms(EndpointId provider, Map<String, Duration> emergencyConfirmation) {

  /** Copies the map and checks that no time is negative. */
  public RegisterTerms {
    emergencyConfirmation = Map.copyOf(emergencyConfirmation);
    if (emergencyConfirmation.values().stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("A confirmation is due after the order.");
    }
  }

  Duration confirmationTime(String country) {
    return emergencyConfirmation.getOrDefault(country, Duration.ZERO);
  }
}
