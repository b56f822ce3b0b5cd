package org.frontdoor.provider.storage.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.DeliveredTask;
import org.frontdoor.provider.delivery.JournalCursor;
import org.frontdoor.provider.delivery.LogState;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.SpoolSnapshot;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.storage.rocks.OpenRocks;
import org.rocksdb.RocksDBException;

/** Reads all that the spool holds besides units. */
final class SpoolSnapshots {

  private SpoolSnapshots() {}

  static SpoolSnapshot read(OpenRocks rocks, SpoolValues values, Map<EndpointId, LogCounters> logs)
      throws RocksDBException {
    byte[] cursor = rocks.db().get(rocks.handle(SpoolRows.REST), SpoolKeys.CURSOR);
    Map<EndpointId, LogState> states = new HashMap<>();
    for (Map.Entry<EndpointId, LogCounters> log : logs.entrySet()) {
      List<DeliveredTask> delivered = new ArrayList<>();
      SpoolRows.rest(
          rocks,
          SpoolKeys.delivered(log.getKey()),
          (key, value) -> delivered.add(SpoolValues.delivered(value)));
      states.put(log.getKey(), log.getValue().state(delivered));
    }
    return new SpoolSnapshot(
        cursor == null ? JournalCursor.START : SpoolValues.cursor(cursor),
        tasks(rocks, values),
        states);
  }

  private static List<TaskState> tasks(OpenRocks rocks, SpoolValues values)
      throws RocksDBException {
    Map<UUID, TaskProgress> progress = new HashMap<>();
    SpoolRows.rest(
        rocks,
        SpoolKeys.PROGRESS,
        (key, value) -> progress.put(SpoolKeys.task(key), values.progress().decode(value, key)));
    List<TaskState> tasks = new ArrayList<>();
    TaskStateCodec.Shared shared = new TaskStateCodec.Shared();
    SpoolRows.rest(
        rocks,
        SpoolKeys.TASKS,
        (key, value) -> {
          TaskProgress reached = progress.remove(SpoolKeys.task(key));
          if (reached == null) {
            throw new SpoolException(
                "A task's progress is missing; restore the spool from a copy.");
          }
          tasks.add(values.task(value, key, reached, shared));
        });
    return tasks;
  }
}
