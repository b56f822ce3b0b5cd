package org.frontdoor.benchmarks;

/**
 * What a row has to reach, and what it has reached. Most are ratios to a yardstick of the same run.
 *
 * @param text what is compared, such as {@code end to end, share of L}
 * @param unit of both numbers; {@code ×} for a ratio
 * @param value what was reached, a finite number
 * @param bound what is to be reached
 * @param atLeast whether more is better: true if the bound is the least, false if it is the most
 * @param aim whether it is only wished for
 */
public record Goal(
    String text, String unit, double value, double bound, boolean atLeast, boolean aim) {

  /** Checks that it is a number. */
  public Goal {
    if (!Double.isFinite(value) || !Double.isFinite(bound)) {
      throw new IllegalArgumentException("The goal \"" + text + "\" is not a number");
    }
  }

  /** The value has to be this much or more. */
  public static Goal atLeast(String text, String unit, double value, double bound) {
    return new Goal(text, unit, value, bound, true, false);
  }

  /** The value has to be this much or less. */
  public static Goal atMost(String text, String unit, double value, double bound) {
    return new Goal(text, unit, value, bound, false, false);
  }

  /** The same comparison with another bound, which is only wished for. */
  public Goal aimingAt(double further) {
    return new Goal(text, unit, value, further, atLeast, true);
  }

  /** Whether it is reached. */
  public boolean met() {
    return atLeast ? value >= bound : value <= bound;
  }
}
