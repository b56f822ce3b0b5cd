package org.frontdoor.lab.scenario;

/** The attacker: a set of things known and a budget, and nothing else of the world. */
public interface Adversary {

  /**
   * What was granted under this name.
   *
   * @throws NotGivenException if the catalogue does not declare it for this scenario, or the stage
   *     did not grant it
   */
  <T> T uses(Knowledge<T> what);

  /**
   * Pays for something, before it is done.
   *
   * @param amount how much, not negative
   * @throws BudgetSpentException if less than that is left, or the time of the run is over
   * @throws NotGivenException if the catalogue gives no budget of this kind
   */
  void spend(BudgetKind kind, long amount);

  /**
   * How much is left, for an attack that gives up instead of being stopped; 0 if the catalogue
   * gives no budget of this kind.
   */
  long left(BudgetKind kind);

  /** Where the attacker tells what it does. */
  Story story();

  /** The time of the world; an attacker may wait. */
  LogicalClock clock();
}
