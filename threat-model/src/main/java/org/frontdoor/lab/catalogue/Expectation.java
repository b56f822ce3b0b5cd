package org.frontdoor.lab.catalogue;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Visibility;

/**
 * What is expected of a run.
 *
 * @param effect which effect
 * @param fraction of a degradation, if it matters
 * @param visibility who is to notice
 * @param metrics where figures are to lie, by name
 */
public record Expectation(
    Effect.Kind effect,
    Optional<Interval> fraction,
    Noticing visibility,
    SortedMap<String, Interval> metrics) {

  /** Copies. */
  public Expectation {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /**
   * Who is to notice.
   *
   * @param kind how
   * @param by who; empty if nobody
   * @param epoch when; empty if it does not matter
   */
  public record Noticing(Visibility.Kind kind, Optional<String> by, Optional<Interval> epoch) {}
}
