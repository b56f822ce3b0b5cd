package org.frontdoor.provider.interception;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.tlog.NoteKey;

/**
 * What interception is given from outside.
 *
 * @param provider who intercepts
 * @param clock the clock that the journal takes its times from
 * @param random where epoch keys come from
 * @param log key of the log that an activation must be in
 * @param formerLogs keys that the same log had before; by them taps are recognised that were begun
 *     under them, and no new ones
 */
public record ProviderSide(
    EndpointId provider,
    InstantSource clock,
    SecureRandom random,
    NoteKey log,
    Set<NoteKey> formerLogs) {

  /** Copies the set. */
  public ProviderSide {
    formerLogs = Set.copyOf(formerLogs);
  }

  /** What interception is given if the log has always had its key. */
  public ProviderSide(EndpointId provider, InstantSource clock, SecureRandom random, NoteKey log) {
    this(provider, clock, random, log, Set.of());
  }

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
