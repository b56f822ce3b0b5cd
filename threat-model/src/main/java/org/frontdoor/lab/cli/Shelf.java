package org.frontdoor.lab.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.CatalogueException;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenarios.Registry;

/** Finds scenarios by what a person writes. */
final class Shelf {

  private static final int NEAREST = 3;

  private final Catalogue catalogue;

  private Shelf(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Reads the catalogue of all scenarios that there are. */
  static Shelf open() throws LabFault {
    try {
      return new Shelf(Catalogue.load(Registry.all().ids()));
    } catch (CatalogueException e) {
      throw new LabFault(ExitCodes.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  Collection<Entry> entries() {
    return catalogue.entries().values();
  }

  /** The scenario of an identifier, in capitals or not. */
  Entry entry(String id) throws LabFault {
    Optional<Entry> entry = catalogue.find(id.toUpperCase(Locale.ROOT));
    if (entry.isEmpty()) {
      List<String> nearest =
          catalogue.entries().keySet().stream()
              .sorted(Comparator.comparingInt(known -> Nearness.distance(known, id)))
              .limit(NEAREST)
              .toList();
      throw new LabFault(
          ExitCodes.USAGE,
          "There is no scenario "
              + id
              + ". The nearest: "
              + String.join(", ", nearest)
              + "; `frontdoor lab list` names all");
    }
    return entry.get();
  }

  /** A profile of a scenario. */
  static Profile profile(Entry entry, String name) throws LabFault {
    Optional<Profile> profile = entry.profile(name);
    if (profile.isEmpty()) {
      throw new LabFault(
          ExitCodes.USAGE,
          entry.id()
              + " has no profile "
              + name
              + "; it has "
              + String.join(", ", entry.profiles().keySet()));
    }
    return profile.get();
  }

  /**
   * What is to be run of some scenarios.
   *
   * @param profile one profile alone, for those that have it
   * @param modes attack, and controls
   */
  static List<RunPlan> plans(
      Collection<Entry> entries, Optional<String> profile, List<Mode> modes, long seed)
      throws LabFault {
    List<RunPlan> plans = new ArrayList<>();
    for (Entry entry : entries) {
      for (Profile one : entry.profiles().values()) {
        if (profile.map(one.name()::equals).orElse(true)) {
          modes.forEach(mode -> plans.add(new RunPlan(entry, one, mode, seed)));
        }
      }
    }
    if (plans.isEmpty() && profile.isPresent()) {
      throw new LabFault(ExitCodes.USAGE, "None of these has a profile " + profile.get());
    }
    return plans;
  }
}
