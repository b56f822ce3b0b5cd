package org.frontdoor.lab.scenario;

/** What is left out of a run, so that an attack and its detector both can be seen to matter. */
public enum Mode {
  /** The attack, with what the adversary really knows. */
  ATTACK,
  /**
   * The same code, with a decoy in place of every grant that has one and every flaw closed. It must
   * do no harm.
   */
  NULL_ATTACK,
  /** {@link Scenario#detonate} is not called. Every detector must stay silent. */
  NULL_WORLD
}
