package org.frontdoor.lab.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.frontdoor.lab.run.Judgement;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Visibility;

/** How outcomes are said, on the terminal and in files. */
final class Words {

  private Words() {}

  static String effect(Effect effect) {
    return switch (effect) {
      case Effect.Degrades degrades -> "degrades to " + value(degrades.fraction());
      case Effect.NotApplicable none -> "not applicable: " + none.reason();
      case Effect.Inconclusive none -> "inconclusive: " + none.reason();
      case Effect.Holds holds -> holds.kind().word();
      case Effect.Breaks breaks -> breaks.kind().word();
    };
  }

  static String visibility(Visibility visibility) {
    return switch (visibility) {
      case Visibility.Prevented one -> "prevented by " + one.by() + " (" + one.from() + ")";
      case Visibility.Detected one ->
          "detected by " + one.by() + " at epoch " + one.epoch() + " (" + one.from() + ")";
      case Visibility.EvidentLater one ->
          "evident later to " + one.by() + " from epoch " + one.epoch() + " (" + one.from() + ")";
      case Visibility.Silent silent -> "silent: nobody finds anything in their own data";
    };
  }

  /** A figure without its unit; what did not happen, with how long the run looked. */
  static String value(Metric metric) {
    return metric instanceof Metric.Never never
        ? notWithin(never.within(), never.unit())
        : metric.value().map(Words::plain).orElseThrow();
  }

  /**
   * That something did not happen.
   *
   * @param horizon so many of the unit the run had; empty if nobody says
   */
  static String notWithin(OptionalLong horizon, String unit) {
    return horizon.isPresent()
        ? "not within " + horizon.getAsLong() + " " + unit
        : "not within the run";
  }

  /** A figure with its unit; a share with what it is a share of. */
  static String metric(Metric metric) {
    if (metric instanceof Metric.Never) {
      return value(metric);
    }
    String exact =
        metric instanceof Metric.Fraction share
            ? " (" + share.numerator() + " of " + share.denominator() + ")"
            : "";
    return value(metric) + exact + (metric.unit().isEmpty() ? "" : " " + metric.unit());
  }

  static String judgement(Judgement judgement) {
    return switch (judgement) {
      case Judgement.AsPredicted good -> "as predicted";
      case Judgement.Surprise surprise -> "surprise";
      case Judgement.Inconclusive stopped -> "inconclusive";
      case Judgement.Failed failed -> "failed";
      case Judgement.Skipped skipped -> "skipped";
    };
  }

  /** Why a judgement is what it is, a sentence each. */
  static List<String> remarks(Judgement judgement) {
    return switch (judgement) {
      case Judgement.AsPredicted good -> List.of();
      case Judgement.Surprise surprise -> surprise.differences();
      case Judgement.Inconclusive stopped -> List.of(stopped.reason());
      case Judgement.Failed failed -> List.of(failed.reason());
      case Judgement.Skipped skipped -> List.of(skipped.reason());
    };
  }

  static String mode(Mode mode) {
    return switch (mode) {
      case ATTACK -> "attack";
      case NULL_ATTACK -> "null attack";
      case NULL_WORLD -> "null world";
    };
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
