package org.frontdoor.provider.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.jspecify.annotations.Nullable;

/**
 * One of the ordered rules that give an object its status: the first that applies decides.
 *
 * @param name stable name, for example "authorisation.cancelled"
 * @param clause where it comes from
 * @param decision what it says of the facts, or nothing if it does not apply
 * @param <F> the facts that it looks at
 * @param <S> the status that it gives
 */
record StatusRule<F, S>(String name, String clause, Function<F, Optional<Outcome<S>>> decision) {

  /** What a rule says when it applies. */
  record Outcome<S>(S status, Latch latch, @Nullable ErrorInformation cause) {}

  /** A rule that gives a status whenever a condition holds. */
  static <F, S> StatusRule<F, S> when(
      String name, String clause, Predicate<F> condition, S status, Latch latch) {
    Optional<Outcome<S>> outcome = Optional.of(new Outcome<>(status, latch, null));
    return new StatusRule<>(
        name, clause, facts -> condition.test(facts) ? outcome : Optional.empty());
  }

  /** A rule that gives a status with a reason whenever a condition holds. */
  static <F, S> StatusRule<F, S> refuse(
      StatusReason reason, String clause, Predicate<F> condition, S status, Latch latch) {
    Optional<Outcome<S>> outcome = Optional.of(new Outcome<>(status, latch, reason.information()));
    return new StatusRule<>(
        reason.rule(), clause, facts -> condition.test(facts) ? outcome : Optional.empty());
  }

  /** What the first rule that applies says. The last of the rules applies always. */
  static <F, S> Verdict<S> decide(List<StatusRule<F, S>> rules, F facts) {
    for (StatusRule<F, S> rule : rules) {
      Optional<Outcome<S>> outcome = rule.decision.apply(facts);
      if (outcome.isPresent()) {
        Outcome<S> found = outcome.get();
        return new Verdict<>(found.status(), rule.name, found.latch(), found.cause());
      }
    }
    throw new IllegalStateException("The last status rule must apply always.");
  }
}
