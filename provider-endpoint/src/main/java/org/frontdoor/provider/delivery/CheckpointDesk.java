package org.frontdoor.provider.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.hi2.v1.CheckpointLeaf;

/**
 * Decides when a stream owes a checkpoint, and over which tasks: those that moved on it since the
 * last one, and those that no checkpoint known to be stored covers. Times are nanoseconds of any
 * monotonic clock.
 */
final class CheckpointDesk {

  /** Most leaves of one checkpoint, to stay below gRPC's message size; more go into the next. */
  static final int MAX_LEAVES = 8192;

  private final long intervalNanos;
  private final int maxUnits;
  private final Map<String, CheckpointLeaf> moved = new LinkedHashMap<>();
  private long oldest;
  private int units;
  private boolean urgent;

  CheckpointDesk(DeliverySettings settings, List<CheckpointLeaf> open, long now) {
    this.intervalNanos = settings.checkpointInterval().toNanos();
    this.maxUnits = settings.checkpointUnits();
    this.oldest = now;
    open.forEach(leaf -> moved.put(leaf.getLiid(), leaf));
  }

  /** A unit was sent. */
  void sent(CheckpointLeaf leaf, long now) {
    if (moved.isEmpty()) {
      oldest = now;
    }
    moved.put(leaf.getLiid(), leaf);
    units++;
    urgent |= leaf.getFinal();
  }

  boolean due(long now) {
    return !moved.isEmpty() && (urgent || units >= maxUnits || now - oldest >= intervalNanos);
  }

  /** Whether {@link #due} will become true by time alone, at {@link #deadline}. */
  boolean waiting() {
    return !moved.isEmpty();
  }

  long deadline() {
    return oldest + intervalNanos;
  }

  /** Takes the leaves of the next checkpoint. */
  List<CheckpointLeaf> take() {
    List<CheckpointLeaf> leaves = new ArrayList<>();
    Iterator<CheckpointLeaf> all = moved.values().iterator();
    while (all.hasNext() && leaves.size() < MAX_LEAVES) {
      leaves.add(all.next());
      all.remove();
    }
    units = 0;
    urgent = !moved.isEmpty();
    return leaves;
  }
}
