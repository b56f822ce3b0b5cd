package org.frontdoor.lab.scenario;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The attacker: a set of things known and a budget, and nothing else of the world. The code of an
 * attack works with this alone; a test sees to it that none reaches for the {@link Stage}.
 */
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

  /** The catalogue's figures: how much of what the attacker sets out to do. */
  Parameters parameters();

  /**
   * Chance for what the attacker tries, seeded as that of the {@link Stage}.
   *
   * @param purpose what it is for, such as "guesses"
   */
  RandomGenerator random(String purpose);

  /**
   * The same for keys that the attacker makes.
   *
   * @param purpose what it is for, such as "keys of the ghost"
   */
  SecureRandom secureRandom(String purpose);

  /** What time it is in the world: the beginning of the present epoch. */
  InstantSource clock();

  /**
   * Waits.
   *
   * @param epochs how many, not negative; they are paid for as {@link BudgetKind#EPOCHS}
   * @throws BudgetSpentException if less than that is left
   * @throws NotGivenException if the catalogue gives no budget of epochs
   */
  void waits(long epochs);
}
