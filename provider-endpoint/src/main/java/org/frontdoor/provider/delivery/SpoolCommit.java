package org.frontdoor.provider.delivery;

import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.EndpointId;

/**
 * One atomic write of the spool.
 *
 * @param cursor how far the journal has been read
 * @param tasks tasks that have begun or changed
 * @param logs what changes in the logs of authorities
 */
public record SpoolCommit(
    JournalCursor cursor, List<TaskState> tasks, Map<EndpointId, LogChange> logs) {

  /** Copies the collections. */
  public SpoolCommit {
    tasks = List.copyOf(tasks);
    logs = Map.copyOf(logs);
  }
}
