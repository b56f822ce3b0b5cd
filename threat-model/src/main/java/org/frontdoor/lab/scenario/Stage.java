package org.frontdoor.lab.scenario;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.frontdoor.lab.endpoint.Endpoint;

/** What a scenario builds its world on. */
public interface Stage {

  /** Name of the profile that runs. */
  String profile();

  /** The catalogue's figures: those of the population, and those of the profile over them. */
  Parameters parameters();

  /**
   * Chance for simulations, seeded by scenario, seed, profile and purpose; the same purpose twice
   * gives the same numbers twice.
   *
   * @param purpose what it is for, such as "traffic"
   */
  RandomGenerator random(String purpose);

  /**
   * The same for keys. Never for anything outside a laboratory: whoever has the seed has the keys.
   *
   * @param purpose what it is for, such as "escrow agent 2"
   */
  SecureRandom secureRandom(String purpose);

  /** The time of the world: epochs, and the instants at which they begin. */
  LogicalClock clock();

  /** Where the run tells what happens. */
  Story story();

  /**
   * Gives the adversary what the catalogue says it knows.
   *
   * @param real the real thing
   * @param decoy the same kind of thing without its power, such as a key made at random; the
   *     adversary gets it in a {@link Mode#NULL_ATTACK}
   * @throws NotGivenException if the catalogue does not declare it
   */
  <T> void grant(Knowledge<T> what, T real, Supplier<? extends T> decoy);

  /**
   * The same for what has no power of its own, such as recorded ciphertext: a null attack gets it
   * too.
   *
   * @throws NotGivenException if the catalogue does not declare it
   */
  <T> void grant(Knowledge<T> what, T real);

  /**
   * For attacks that rest on a flaw and not on something stolen.
   *
   * @param open how the naive world is built
   * @param closed the same without the flaw
   * @return closed in a {@link Mode#NULL_ATTACK}, else open
   */
  <T> T flaw(T open, T closed);

  /** What kind of run this is. For the harness; a scenario that asks is suspect. */
  Mode mode();

  /** An empty folder of this run alone; removed with everything in it after the run. */
  Path folder();

  /**
   * The reference endpoint, running, on loopback. It is started when somebody first asks and shared
   * by all runs of a program, so take fresh accounts from it and expect other tasks there.
   */
  Endpoint reference();

  /**
   * Closes something after {@link Scenario#revert}, the last registered first.
   *
   * @return the same, to be assigned
   */
  <T extends AutoCloseable> T onRevert(T resource);
}
