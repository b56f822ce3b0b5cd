package org.frontdoor.provider.delivery;

import java.util.List;

/**
 * Where one authority's log of units stands.
 *
 * @param nextPosition position that the next unit gets; positions count from 1
 * @param releasedBefore every unit before this position has been released
 * @param claimedThrough no unit after this position has been sent
 * @param checkpoint number of the last checkpoint; 0 for none
 * @param bytes bytes of all units kept ({@link SpooledUnit#bytes})
 * @param delivered what must be known of tasks whose units were released
 */
public record LogState(
    long nextPosition,
    long releasedBefore,
    long claimedThrough,
    long checkpoint,
    long bytes,
    List<DeliveredTask> delivered) {

  /** Of a log that has never been written to. */
  public static final LogState EMPTY = new LogState(1, 1, 0, 0, 0, List.of());

  /** Copies the list. */
  public LogState {
    delivered = List.copyOf(delivered);
  }
}
