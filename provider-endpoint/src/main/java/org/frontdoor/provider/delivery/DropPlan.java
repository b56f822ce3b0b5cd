package org.frontdoor.provider.delivery;

import java.util.Map;

/**
 * What a commit does to keep an authority's log within its bound.
 *
 * @param change the commit's change of the log, the drops in it
 * @param lost records newly lost, by LIID
 */
public record DropPlan(LogChange change, Map<String, Long> lost) {

  /** Copies the map. */
  public DropPlan {
    lost = Map.copyOf(lost);
  }
}
