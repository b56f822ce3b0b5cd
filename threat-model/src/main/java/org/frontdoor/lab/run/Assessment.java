package org.frontdoor.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.lab.catalogue.Expectation;
import org.frontdoor.lab.catalogue.Expectation.Noticing;
import org.frontdoor.lab.catalogue.Interval;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/** Compares an outcome with what is expected. */
final class Assessment {

  private final List<String> differences = new ArrayList<>();

  private Assessment() {}

  /** Judges a run by its mode. */
  static Judgement of(RunPlan plan, Outcome outcome) {
    Assessment assessment = new Assessment();
    if (outcome.effect() instanceof Effect.Inconclusive inconclusive) {
      return new Judgement.Inconclusive(inconclusive.reason());
    }
    switch (plan.mode()) {
      case ATTACK -> assessment.attack(plan.profile().expectation(), outcome);
      case NULL_ATTACK -> assessment.harmless(outcome, "the null attack");
      case NULL_WORLD -> assessment.nullWorld(outcome);
    }
    return assessment.differences.isEmpty()
        ? new Judgement.AsPredicted()
        : new Judgement.Surprise(assessment.differences);
  }

  private void attack(Expectation expected, Outcome outcome) {
    Effect.Kind effect = outcome.effect().kind();
    if (effect != expected.effect()) {
      differ("the effect", effect.word(), expected.effect().word());
    } else if (outcome.effect() instanceof Effect.Degrades degrades) {
      expected
          .fraction()
          .ifPresent(interval -> within("the fraction", degrades.fraction(), interval));
    }
    noticing(expected.visibility(), outcome.visibility());
    for (Map.Entry<String, Interval> one : expected.metrics().entrySet()) {
      @Nullable Metric metric = outcome.metrics().get(one.getKey());
      if (metric == null) {
        differ(one.getKey(), "not measured", one.getValue().words());
      } else {
        within(one.getKey(), metric, one.getValue());
      }
    }
  }

  private void noticing(Noticing expected, Visibility seen) {
    if (seen.kind() != expected.kind()) {
      differ("the visibility", seen.kind().word(), expected.kind().word());
      return;
    }
    switch (seen) {
      case Visibility.Prevented prevented -> by(expected, prevented.by());
      case Visibility.Detected detected -> noticed(expected, detected.by(), detected.epoch());
      case Visibility.EvidentLater later -> noticed(expected, later.by(), later.epoch());
      case Visibility.Silent silent -> {}
    }
  }

  private void noticed(Noticing expected, String who, long epoch) {
    by(expected, who);
    Optional<Interval> when = expected.epoch();
    when.ifPresent(
        interval -> within("the epoch of notice", Metric.count(epoch, "epochs"), interval));
  }

  private void by(Noticing expected, String who) {
    if (!expected.by().equals(Optional.of(who))) {
      differ("who notices", who, expected.by().orElse("nobody"));
    }
  }

  private void harmless(Outcome outcome, String what) {
    if (outcome.effect().kind() != Effect.Kind.HOLDS) {
      differ("the effect of " + what, outcome.effect().kind().word(), "holds");
    }
  }

  private void nullWorld(Outcome outcome) {
    harmless(outcome, "a world without attack");
    if (outcome.visibility().kind() != Visibility.Kind.SILENT) {
      differ(
          "what is noticed in a world without attack",
          outcome.visibility().kind().word(),
          Visibility.Kind.SILENT.word());
    }
  }

  private void within(String what, Metric metric, Interval interval) {
    if (!interval.contains(metric)) {
      String seen = metric.value().map(value -> value.toPlainString()).orElse("not within the run");
      differ(what, seen, interval.words());
    }
  }

  private void differ(String what, String seen, String expected) {
    differences.add(what + " is " + seen + ", expected " + expected);
  }
}
