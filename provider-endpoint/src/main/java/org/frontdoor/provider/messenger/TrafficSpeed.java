package org.frontdoor.provider.messenger;

/**
 * How fast traffic goes: so many times its own time, or as fast as the journal takes it.
 *
 * @param factor more than 0; infinite for as fast as possible
 */
public record TrafficSpeed(double factor) {

  /** As fast as the journal takes it. */
  public static final TrafficSpeed MAX = new TrafficSpeed(Double.POSITIVE_INFINITY);

  /** In its own time. */
  public static final TrafficSpeed REAL = new TrafficSpeed(1);

  /** Refuses what is no speed. */
  public TrafficSpeed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a speed is a number above 0, or max");
    }
  }

  /** Reads "max" or a number above 0. */
  public static TrafficSpeed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      return new TrafficSpeed(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a speed is a number above 0, or max", e);
    }
  }

  /** Whether nothing is waited for. */
  public boolean isMax() {
    return Double.isInfinite(factor);
  }

  /** How long, in nanoseconds, so many seconds of the traffic's own time take. */
  long nanos(double seconds) {
    return (long) (seconds / factor * 1e9);
  }
}
