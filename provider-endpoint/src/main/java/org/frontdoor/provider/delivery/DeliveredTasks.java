package org.frontdoor.provider.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.CheckpointLeaf;

/**
 * What is remembered of an authority's tasks beyond their units: where each stands after its last
 * released unit, until the authority has stored a checkpoint that says so. Whoever calls holds the
 * outbox's lock.
 */
final class DeliveredTasks {

  private final Map<String, DeliveredTask> tasks = new HashMap<>();
  private final TreeMap<Long, List<CheckpointLeaf>> unconfirmed = new TreeMap<>();

  DeliveredTasks(Collection<DeliveredTask> stored) {
    stored.forEach(task -> tasks.put(task.leaf().getLiid(), task));
  }

  /** Follows units from here. */
  LeafTracker tracker() {
    return new LeafTracker(tasks.values());
  }

  /** Tasks that no stored checkpoint covers. */
  List<CheckpointLeaf> open() {
    return tasks.values().stream()
        .filter(task -> !task.covered())
        .map(DeliveredTask::leaf)
        .toList();
  }

  /** A checkpoint was sent. */
  void sent(long number, List<CheckpointLeaf> leaves) {
    unconfirmed.put(number, leaves);
  }

  /**
   * What follows from an acknowledgement; nothing changes before {@link #apply}.
   *
   * @param passed the units before the position
   * @param checkpoint number of the last checkpoint stored
   */
  Release plan(EndpointId authority, long before, Passed passed, long checkpoint) {
    Map<String, DeliveredTask> changed = new HashMap<>();
    passed.leaves().forEach(leaf -> changed.put(leaf.getLiid(), new DeliveredTask(leaf, false)));
    for (List<CheckpointLeaf> leaves : unconfirmed.headMap(checkpoint, true).values()) {
      for (CheckpointLeaf leaf : leaves) {
        DeliveredTask task = changed.getOrDefault(leaf.getLiid(), tasks.get(leaf.getLiid()));
        if (task != null && task.leaf().equals(leaf)) {
          changed.put(leaf.getLiid(), new DeliveredTask(leaf, true));
        }
      }
    }
    List<DeliveredTask> kept = new ArrayList<>();
    List<String> settled = new ArrayList<>();
    changed.forEach(
        (liid, task) -> {
          if (task.needed()) {
            kept.add(task);
          } else if (tasks.containsKey(liid)) {
            settled.add(liid);
          }
        });
    return new Release(authority, before, passed.bytes(), kept, settled);
  }

  /** The release has been written. */
  void apply(Release release, long checkpoint) {
    unconfirmed.headMap(checkpoint, true).clear();
    release.changed().forEach(task -> tasks.put(task.leaf().getLiid(), task));
    release.settled().forEach(tasks::remove);
  }
}
