package org.frontdoor.provider.intake;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Between protobuf's times and Java's. */
final class Times {

  private Times() {}

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Cut to whole microseconds (TS 103 280 QualifiedMicrosecondDateTime). */
  static Timestamp timestamp(Instant time) {
    Instant micros = time.truncatedTo(ChronoUnit.MICROS);
    return Timestamp.newBuilder()
        .setSeconds(micros.getEpochSecond())
        .setNanos(micros.getNano())
        .build();
  }
}
