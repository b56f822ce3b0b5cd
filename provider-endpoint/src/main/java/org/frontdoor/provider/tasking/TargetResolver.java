package org.frontdoor.provider.tasking;

import java.util.List;
import java.util.Set;
import org.frontdoor.common.v1.TargetIdentifier;

/**
 * Finds the accounts that a target identifier names. Implemented over the messenger's directory.
 */
public interface TargetResolver {

  /**
   * The accounts that have <em>all</em> values of the identifier (TS 103 120 clause 8.2.6.1, values
   * are ANDed).
   *
   * @return the accounts; empty if no account has all values, if a format is unknown, and if there
   *     are no values: nobody, never everybody
   */
  Set<String> resolve(TargetIdentifier target);

  /** As {@link #resolve} for each of many, in their order; quicker than one after the other. */
  default List<Set<String>> resolveAll(List<TargetIdentifier> targets) {
    return targets.stream().map(this::resolve).toList();
  }
}
