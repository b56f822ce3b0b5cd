package org.frontdoor.lab.scenario;

import java.util.Locale;

/** First axis of a verdict: what became of the guarantee. */
public sealed interface Effect {

  /** The guarantee stood: no harm at all. */
  Effect HOLDS = new Holds();

  /** The guarantee is gone for everything that was in reach. */
  Effect BREAKS = new Breaks();

  /** Names of the effects, as in the catalogue. */
  enum Kind {
    /** {@link Holds}. */
    HOLDS,
    /** {@link Degrades}. */
    DEGRADES,
    /** {@link Breaks}. */
    BREAKS,
    /** {@link NotApplicable}. */
    NOT_APPLICABLE,
    /** {@link Inconclusive}. */
    INCONCLUSIVE;

    /** As it is printed. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Which of them it is. */
  Kind kind();

  /** No harm. */
  record Holds() implements Effect {
    @Override
    public Kind kind() {
      return Kind.HOLDS;
    }
  }

  /**
   * Harm with a bound.
   *
   * @param fraction how much of what was in reach, between 0 and 1
   */
  record Degrades(Metric fraction) implements Effect {
    @Override
    public Kind kind() {
      return Kind.DEGRADES;
    }
  }

  /** Harm without a bound. */
  record Breaks() implements Effect {
    @Override
    public Kind kind() {
      return Kind.BREAKS;
    }
  }

  /**
   * The architecture does not offer the guarantee.
   *
   * @param reason why not
   */
  record NotApplicable(String reason) implements Effect {
    @Override
    public Kind kind() {
      return Kind.NOT_APPLICABLE;
    }
  }

  /**
   * Nobody can tell.
   *
   * @param reason why not
   */
  record Inconclusive(String reason) implements Effect {
    @Override
    public Kind kind() {
      return Kind.INCONCLUSIVE;
    }
  }

  /** Harm that is bounded at this fraction. */
  static Effect degrades(Metric fraction) {
    return new Degrades(fraction);
  }

  /**
   * The effect by the share that was harmed: none holds, all breaks, what lies between degrades.
   *
   * @param harmed how many were harmed
   * @param reach how many were in reach, at least 1 and at least {@code harmed}
   */
  static Effect ofHarm(long harmed, long reach) {
    if (harmed < 0 || reach < 1 || harmed > reach) {
      throw new IllegalArgumentException("not a share: " + harmed + " of " + reach);
    }
    if (harmed == 0) {
      return HOLDS;
    }
    return harmed == reach ? BREAKS : degrades(Metric.fraction(harmed, reach, "of those in reach"));
  }
}
