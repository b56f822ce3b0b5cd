package org.frontdoor.provider.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;

/**
 * One atomic write of the spool.
 *
 * @param cursor how far the journal has been read
 * @param tasks tasks that have begun, or of which more than the progress has changed
 * @param progress how far each other task has come that has moved on
 * @param logs what changes in the logs of authorities
 */
public record SpoolCommit(
    JournalCursor cursor,
    List<TaskState> tasks,
    Map<UUID, TaskProgress> progress,
    Map<EndpointId, LogChange> logs) {

  /** Copies the collections. */
  public SpoolCommit {
    tasks = List.copyOf(tasks);
    progress = Map.copyOf(progress);
    logs = Map.copyOf(logs);
  }
}
