package org.frontdoor.conformance.script;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.frontdoor.common.v1.Timespan;

/** Times as HI-1 writes them. */
public final class Times {

  private Times() {}

  /** In whole microseconds. */
  public static Timestamp timestamp(Instant time) {
    Instant whole = time.truncatedTo(ChronoUnit.MICROS);
    return Timestamp.newBuilder()
        .setSeconds(whole.getEpochSecond())
        .setNanos(whole.getNano())
        .build();
  }

  /** The other way round. */
  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** In microseconds since 1970-01-01T00:00:00Z. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** From the start (included) to the end (excluded). */
  public static Timespan span(Instant start, Instant end) {
    return Timespan.newBuilder().setStart(timestamp(start)).setEnd(timestamp(end)).build();
  }
}
