package org.frontdoor.lab.run;

import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.scenario.Mode;

/**
 * What is to be run.
 *
 * @param entry the scenario
 * @param profile one of its profiles
 * @param mode the attack or a control
 * @param seed for everything that is chosen by chance
 */
public record RunPlan(Entry entry, Profile profile, Mode mode, long seed) {

  /** The attack itself. */
  public static RunPlan attack(Entry entry, Profile profile, long seed) {
    return new RunPlan(entry, profile, Mode.ATTACK, seed);
  }

  /** In words, such as {@code SCO-01/naive}; a control says which it is. */
  public String words() {
    String name = entry.id() + "/" + profile.name();
    return switch (mode) {
      case ATTACK -> name;
      case NULL_ATTACK -> name + " (null attack)";
      case NULL_WORLD -> name + " (null world)";
    };
  }

  @Override
  public String toString() {
    return words();
  }
}
