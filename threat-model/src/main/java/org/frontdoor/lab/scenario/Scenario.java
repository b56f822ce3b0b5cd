package org.frontdoor.lab.scenario;

import java.util.Optional;

/**
 * A published failure as something that runs. A new instance is made for each run, and its methods
 * are called on one thread, in the order in which they stand here.
 *
 * <p>The same code serves every profile and every {@link Mode}: what differs comes from {@link
 * Stage#parameters()}, {@link Stage#grant} and {@link Stage#flaw}.
 */
public interface Scenario {

  /**
   * Why this cannot run here, asked before anything else: an optional module that is not on the
   * class path. The run is then skipped, with this reason.
   *
   * @param profile the profile that is to be run
   */
  default Optional<String> missing(String profile) {
    return Optional.empty();
  }

  /**
   * Builds users, parties, endpoints and the traffic before the attack, and grants the adversary
   * what the catalogue says it knows. Nothing here does any harm.
   *
   * @throws Exception if the world cannot be built; the run is then reported as failed
   */
  void warmUp(Stage stage) throws Exception;

  /**
   * The attack. It sees the world through the adversary alone; keys and secrets come from {@link
   * Adversary#uses}, and every forging, guessing or asking is paid with {@link Adversary#spend}.
   *
   * @throws NotGivenException if it asks for what the catalogue does not declare
   * @throws BudgetSpentException if it needs more than the catalogue allows
   * @throws Exception if the attack's code fails, which is not the same as an attack that fails
   */
  void detonate(Adversary adversary) throws Exception;

  /**
   * The harm that was really done (opened, forged, delivered), and what each party finds in its own
   * data. Must not know whether there was an attack: it is asked in a {@link Mode#NULL_WORLD} too.
   *
   * @throws Exception if the world cannot be looked at
   */
  Outcome observe() throws Exception;

  /**
   * Closes everything that was opened. Called whatever happened, also after a {@link #warmUp} that
   * failed half-way. What was registered with {@link Stage#onRevert} is closed afterwards anyway.
   *
   * @throws Exception if something cannot be closed; reported, and the rest is closed all the same
   */
  default void revert() throws Exception {}
}
