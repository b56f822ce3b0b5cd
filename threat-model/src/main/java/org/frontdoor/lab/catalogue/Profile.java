package org.frontdoor.lab.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which the world of a scenario is built, and what is expected of it.
 *
 * @param name its name
 * @param means how the world is built, in one sentence
 * @param cells the cells of the matrix that a run bears on
 * @param parameters what it adds to the population or changes in it
 * @param expectation what is expected
 * @param surprise where the expectation differs from the threat catalogue: how, and why
 */
public record Profile(
    String name,
    String means,
    Cells cells,
    Map<String, Object> parameters,
    Expectation expectation,
    Optional<String> surprise) {

  /** Copies. */
  public Profile {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Cells of the matrix.
   *
   * @param architecture their column
   * @param guarantees their rows, at least one
   */
  public record Cells(Architecture architecture, Set<Guarantee> guarantees) {

    /** Copies. */
    public Cells {
      guarantees = Collections.unmodifiableSet(EnumSet.copyOf(guarantees));
    }
  }
}
