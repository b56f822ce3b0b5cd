package org.frontdoor.provider.storage.sqlite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the tables hold them: microseconds since 1970. */
final class Micros {

  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Micros() {}

  /** The time, or the nearest that a table can hold. */
  static long of(Instant time) {
    if (time.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    return time.isAfter(LAST) ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The first time that a table can hold and that is not before this one. */
  static long notBefore(Instant time) {
    return of(time.isBefore(LAST) ? time.plusNanos(999) : time);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
