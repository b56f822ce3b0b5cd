package org.frontdoor.provider.delivery;

import java.util.List;

/**
 * What one commit changes in one authority's log.
 *
 * @param added new units, with ascending positions after all others
 * @param replaced units that take the place of those at the same positions; ignored where the
 *     position has been released meanwhile
 * @param removed positions of units that go without replacement
 */
public record LogChange(List<SpooledUnit> added, List<SpooledUnit> replaced, List<Long> removed) {

  /** Copies the lists. */
  public LogChange {
    added = List.copyOf(added);
    replaced = List.copyOf(replaced);
    removed = List.copyOf(removed);
  }

  /** New units alone. */
  public static LogChange adding(List<SpooledUnit> added) {
    return new LogChange(added, List.of(), List.of());
  }
}
