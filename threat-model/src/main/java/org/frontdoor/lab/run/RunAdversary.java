package org.frontdoor.lab.run;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.Budget;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.BudgetSpentException;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.NotGivenException;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Story;
import org.jspecify.annotations.Nullable;

/** The attacker of a run. What it was refused is remembered, also if its code goes on. */
final class RunAdversary implements Adversary {

  private final Grants grants;
  private final Budget budget;
  private final TimeBudget time;
  private final RunStage stage;
  private final Map<BudgetKind, Long> spent = new EnumMap<>(BudgetKind.class);
  private @Nullable RuntimeException refusal;

  RunAdversary(Grants grants, Budget budget, TimeBudget time, RunStage stage) {
    this.grants = grants;
    this.budget = budget;
    this.time = time;
    this.stage = stage;
  }

  @Override
  public <T> T uses(Knowledge<T> what) {
    requireTime();
    try {
      return grants.use(what);
    } catch (NotGivenException e) {
      throw refuse(e);
    }
  }

  @Override
  public synchronized void spend(BudgetKind kind, long amount) {
    requireTime();
    if (amount < 0) {
      throw new IllegalArgumentException("nobody is paid for an attack");
    }
    if (!budget.amounts().containsKey(kind)) {
      throw refuse(
          new NotGivenException(kind.word(), "are no part of the budget in the catalogue"));
    }
    if (amount > left(kind)) {
      throw refuse(new BudgetSpentException("the budget of " + kind.word()));
    }
    spent.merge(kind, amount, Long::sum);
  }

  @Override
  public synchronized long left(BudgetKind kind) {
    return budget.amounts().getOrDefault(kind, 0L) - spent.getOrDefault(kind, 0L);
  }

  @Override
  public Story story() {
    return stage.story();
  }

  @Override
  public Parameters parameters() {
    return stage.parameters();
  }

  @Override
  public RandomGenerator random(String purpose) {
    return stage.random(purpose);
  }

  @Override
  public SecureRandom secureRandom(String purpose) {
    return stage.secureRandom(purpose);
  }

  @Override
  public InstantSource clock() {
    return stage.clock();
  }

  @Override
  public void waits(long epochs) {
    spend(BudgetKind.EPOCHS, epochs);
    long unused = stage.clock().advance(epochs);
  }

  synchronized Map<BudgetKind, Long> spent() {
    return Map.copyOf(spent);
  }

  /** The first thing that it was refused. */
  synchronized Optional<RuntimeException> refusal() {
    return Optional.ofNullable(refusal);
  }

  private void requireTime() {
    if (time.isOver()) {
      throw refuse(new BudgetSpentException("the time of the run"));
    }
  }

  private synchronized RuntimeException refuse(RuntimeException e) {
    if (refusal == null) {
      refusal = e;
    }
    return e;
  }
}
