package org.frontdoor.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people. */
final class Numbers {

  private static final int SIGNIFICANT = 3;
  private static final int MOST_SIGNIFICANT = 12;
  private static final double WHOLE_FROM = 100;

  private Numbers() {}

  /** Three significant digits below 100, a whole number with thousands apart from there on. */
  static String plain(double value) {
    return plain(value, SIGNIFICANT);
  }

  /** The number with its unit. */
  static String plain(double value, String unit) {
    return withUnit(plain(value), unit);
  }

  /** The number with its unit, and with as many digits as it takes to tell it from another. */
  static String beside(double value, double other, String unit) {
    int digits = SIGNIFICANT;
    while (value != other
        && digits < MOST_SIGNIFICANT
        && plain(value, digits).equals(plain(other, digits))) {
      digits++;
    }
    return withUnit(plain(value, digits), unit);
  }

  /** A duration such as {@code 1 min 5 s}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /** An amount of memory in the largest unit that suits it. */
  static String memory(long bytes) {
    return plain(bytes / (double) (1L << 30)) + " GiB";
  }

  private static String withUnit(String number, String unit) {
    return unit.isEmpty() ? number : number + " " + unit;
  }

  private static String plain(double value, int digits) {
    return Math.abs(value) >= WHOLE_FROM && digits == SIGNIFICANT
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : significant(value, digits);
  }

  private static String significant(double value, int digits) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
