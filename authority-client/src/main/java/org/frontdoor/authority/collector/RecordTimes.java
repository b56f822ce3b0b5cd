package org.frontdoor.authority.collector;

import java.util.function.LongConsumer;

/**
 * When the provider handled the events of a batch, in microseconds since 1970-01-01T00:00:00Z; kept
 * as plain numbers, since there may be very many.
 */
public final class RecordTimes {

  static final RecordTimes NONE = new RecordTimes(new long[0]);

  private final long[] micros;

  RecordTimes(long[] micros) {
    this.micros = micros;
  }

  /** How many records. */
  public int size() {
    return micros.length;
  }

  /** Hands out each time, in order. */
  public void forEach(LongConsumer consumer) {
    for (long time : micros) {
      consumer.accept(time);
    }
  }
}
