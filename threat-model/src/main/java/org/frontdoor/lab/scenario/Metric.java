package org.frontdoor.lab.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A figure that a run obtained, exact, so that the same run gives the same figure. Names are those
 * of the catalogue: {@code u_exp} users with at least one exposed message, {@code m_past} and
 * {@code m_future} the share of messages before and after the event that the attacker really
 * opened, {@code t_det} epochs until somebody noticed, {@code w} operations of the attacker, {@code
 * c} independent principals needed, {@code l_loss} and {@code l_silent} records lost and lost
 * without a visible gap, {@code adv_obs} advantage of an observer, {@code o} messages outside the
 * warrant, {@code r} messages after the end, {@code x} messages readable outside the home
 * jurisdiction, {@code a_wrong} share of wrong attributions, {@code k} cost of a message; and
 * whatever a scenario adds.
 */
public sealed interface Metric {

  /** Digits after the point when a fraction is written as a decimal. */
  int SCALE = 9;

  /** What is counted or measured, in a word or two. */
  String unit();

  /** The value as a decimal; empty for {@link Never}. */
  Optional<BigDecimal> value();

  /**
   * A number of something.
   *
   * @param count how many
   * @param unit of what
   */
  record Count(long count, String unit) implements Metric {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(BigDecimal.valueOf(count));
    }
  }

  /**
   * A share of something.
   *
   * @param numerator how many
   * @param denominator of how many, at least 1
   * @param unit of what
   */
  record Fraction(long numerator, long denominator, String unit) implements Metric {

    /** Refuses a share of nothing. */
    public Fraction {
      if (denominator < 1) {
        throw new IllegalArgumentException("a share of nothing");
      }
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(
          BigDecimal.valueOf(numerator)
              .divide(BigDecimal.valueOf(denominator), SCALE, RoundingMode.HALF_EVEN));
    }
  }

  /**
   * Any other figure that comes out the same every time.
   *
   * @param decimal the figure
   * @param unit of what
   */
  record Decimal(BigDecimal decimal, String unit) implements Metric {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(decimal);
    }
  }

  /**
   * It did not happen within the run. A run is finite, so that this says nothing of what comes
   * after; whoever knows how long it looked says so.
   *
   * @param within so many of the unit the run had; empty if it was counted in nothing of the kind
   * @param unit of what
   */
  record Never(OptionalLong within, String unit) implements Metric {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.empty();
    }
  }

  /** A number of something. */
  static Metric count(long count, String unit) {
    return new Count(count, unit);
  }

  /** A share of something. */
  static Metric fraction(long numerator, long denominator, String unit) {
    return new Fraction(numerator, denominator, unit);
  }

  /** Any other exact figure. */
  static Metric decimal(BigDecimal decimal, String unit) {
    return new Decimal(decimal, unit);
  }

  /** It does not happen within the run. */
  static Metric never(String unit) {
    return new Never(OptionalLong.empty(), unit);
  }

  /**
   * It does not happen within the run.
   *
   * @param horizon so many of the unit the run had
   */
  static Metric notWithin(long horizon, String unit) {
    return new Never(OptionalLong.of(horizon), unit);
  }
}
