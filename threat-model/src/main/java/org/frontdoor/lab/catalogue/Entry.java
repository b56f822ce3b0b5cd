package org.frontdoor.lab.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import org.frontdoor.lab.scenario.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A scenario of the catalogue.
 *
 * @param heading what it is
 * @param teaching for a class
 * @param opponent who attacks
 * @param terms what all profiles share
 * @param profiles by name, at least two
 */
public record Entry(
    Heading heading,
    Teaching teaching,
    Opponent opponent,
    Terms terms,
    SequencedMap<String, Profile> profiles) {

  /** Copies. */
  public Entry {
    profiles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(profiles));
  }

  /** Its identifier, such as {@code SCO-01}. */
  public String id() {
    return heading.id();
  }

  @Override
  public String toString() {
    return id();
  }

  /** One of its profiles. */
  public Optional<Profile> profile(String name) {
    @Nullable Profile profile = profiles.get(name);
    return Optional.ofNullable(profile);
  }

  /**
   * What a scenario is.
   *
   * @param id identifier
   * @param title a line
   * @param sources where the failure is published: citation keys of the threat catalogue, papers
   * @param clauses which requirements it probes
   * @param effect what goes wrong, in one sentence
   */
  public record Heading(
      String id, String title, List<String> sources, List<String> clauses, String effect) {

    /** Copies. */
    public Heading {
      sources = List.copyOf(sources);
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * For a class.
   *
   * @param minutes how long it takes to run and talk about
   * @param question to be answered before the run
   */
  public record Teaching(int minutes, String question) {}

  /**
   * Who attacks.
   *
   * @param code the adversary of the taxonomy
   * @param knows names of what it knows, all that it may use
   * @param budget what it may spend, and how long a run may take
   */
  public record Opponent(AdversaryCode code, SortedSet<String> knows, Budget budget) {}
}
