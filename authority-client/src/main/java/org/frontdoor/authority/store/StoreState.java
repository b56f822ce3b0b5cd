package org.frontdoor.authority.store;

import java.util.Map;

/**
 * How far a store has come.
 *
 * @param nextPosition position of the first unit that is not stored; 0 at the very beginning
 * @param lastCheckpoint number of the last checkpoint stored; 0 for none
 * @param tasks what is known of each task, by LIID
 */
public record StoreState(long nextPosition, long lastCheckpoint, Map<String, TaskState> tasks) {

  /** Of a store that has never held anything. */
  public static final StoreState EMPTY = new StoreState(0, 0, Map.of());

  /** Copies the map, so that the state stays what it is. */
  public StoreState {
    tasks = Map.copyOf(tasks);
  }
}
