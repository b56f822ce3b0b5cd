package org.frontdoor.provider.register;

import java.time.Duration;
import org.frontdoor.common.v1.EndpointId;

/**
 * What the status rules must know of provider and national profile.
 *
 * @param provider the provider itself
 * @param emergencyConfirmation time from the time stamp of an emergency order within which its
 *     confirmation must be stamped; zero where the profile knows no emergency
 */
public record RegisterTerms(EndpointId provider, Duration emergencyConfirmation) {

  /** Checks that the time is not negative. */
  public RegisterTerms {
    if (emergencyConfirmation.isNegative()) {
      throw new IllegalArgumentException("A confirmation is due after the order.");
    }
  }
}
