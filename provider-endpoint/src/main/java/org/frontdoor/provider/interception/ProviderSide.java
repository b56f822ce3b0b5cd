package org.frontdoor.provider.interception;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.frontdoor.common.v1.EndpointId;

/**
 * What interception is given from outside.
 *
 * @param provider who intercepts
 * @param clock the clock that the journal takes its times from
 * @param random where epoch keys come from
 */
public record ProviderSide(EndpointId provider, InstantSource clock, SecureRandom random) {

  long nowMicros() {
    return micros(clock.instant());
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
