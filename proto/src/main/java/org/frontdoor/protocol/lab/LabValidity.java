package org.frontdoor.protocol.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * How long what the laboratory issues is valid.
 *
 * @param issuer validity of an issuer's own certificate
 * @param certificate validity of an issued certificate
 * @param revocationList time until a revocation list is stale
 */
public record LabValidity(Duration issuer, Duration certificate, Duration revocationList) {

  /** Everything begins a little before it is made, for the sake of clocks that are behind. */
  static final Duration HEAD_START = Duration.ofMinutes(5);

  /** Ninety days, issuers a year: long enough for a course, short enough to be a laboratory's. */
  public static LabValidity usual() {
    return new LabValidity(Duration.ofDays(365), Duration.ofDays(90), Duration.ofDays(90));
  }

  record Span(Instant start, Instant end) {}

  Span issuerFrom(Instant now) {
    return new Span(now.minus(HEAD_START), now.plus(issuer));
  }

  Span certificateFrom(Instant now) {
    return new Span(now.minus(HEAD_START), now.plus(certificate));
  }

  Span revocationListFrom(Instant now) {
    return new Span(now.minus(HEAD_START), now.plus(revocationList));
  }
}
