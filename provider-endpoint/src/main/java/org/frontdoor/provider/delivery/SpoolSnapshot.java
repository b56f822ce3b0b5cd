package org.frontdoor.provider.delivery;

import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.EndpointId;

/**
 * What the spool holds, without the units.
 *
 * @param cursor how far the journal has been read
 * @param tasks every task ever begun, ended ones too
 * @param logs every authority's log
 */
public record SpoolSnapshot(
    JournalCursor cursor, List<TaskState> tasks, Map<EndpointId, LogState> logs) {

  /** Of a spool that has never been written to. */
  public static final SpoolSnapshot EMPTY =
      new SpoolSnapshot(JournalCursor.START, List.of(), Map.of());

  /** Copies the collections. */
  public SpoolSnapshot {
    tasks = List.copyOf(tasks);
    logs = Map.copyOf(logs);
  }
}
