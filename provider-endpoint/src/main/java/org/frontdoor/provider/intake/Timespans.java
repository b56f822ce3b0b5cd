package org.frontdoor.provider.intake;

import java.time.Instant;
import org.frontdoor.common.v1.Timespan;

/**
 * What HI-1 asks of time spans. That their times are UTC and in microseconds is a matter of shape.
 */
final class Timespans {

  private Timespans() {}

  /** Refuses a span that does not end after it starts. */
  static void checkOrder(Timespan span, String field) throws ActionRefusedException {
    if (!Times.instant(span.getStart()).isBefore(Times.instant(span.getEnd()))) {
      throw new ActionRefusedException(Hi1Fault.TIMESPAN_ORDER, field);
    }
  }

  /** Refuses a span that is in the wrong order or over. */
  static void checkFuture(Timespan span, Instant now, String field) throws ActionRefusedException {
    checkOrder(span, field);
    if (!Times.instant(span.getEnd()).isAfter(now)) {
      throw new ActionRefusedException(Hi1Fault.TIMESPAN_PAST, field);
    }
  }
}
