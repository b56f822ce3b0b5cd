package org.frontdoor.provider.interception;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.provider.delivery.DropPlan;
import org.frontdoor.provider.delivery.GapLoss;
import org.frontdoor.provider.delivery.JournalCursor;
import org.frontdoor.provider.delivery.LogChange;
import org.frontdoor.provider.delivery.Outbox;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.delivery.SpoolBound;
import org.frontdoor.provider.delivery.SpoolCommit;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;

/** What one round of the loop brings together for its one commit. */
final class Round {

  private final long nowMicros;
  private final Set<InterceptedTask> touched = new LinkedHashSet<>();
  private final Map<EndpointId, Added> added = new LinkedHashMap<>();
  private final Map<EndpointId, LogChange> changes = new HashMap<>();
  private final List<Outbox> held = new ArrayList<>();
  private final List<GapLoss> losses = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Round(long nowMicros) {
    this.nowMicros = nowMicros;
  }

  long nowMicros() {
    return nowMicros;
  }

  /** Tasks whose state is to be committed. */
  Set<InterceptedTask> touched() {
    return touched;
  }

  /** To be done when, and only when, the commit has succeeded. */
  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void lose(GapLoss loss) {
    losses.add(loss);
  }

  boolean empty() {
    return touched.isEmpty() && afterCommit.isEmpty();
  }

  /** What is added to one authority's log. */
  private static final class Added {
    private final List<SpooledUnit> units = new ArrayList<>();
    private long nextPosition;
    private boolean changed;

    Added(long nextPosition) {
      this.nextPosition = nextPosition;
    }

    void add(SpooledUnit unit) {
      units.add(unit.at(nextPosition++));
    }
  }

  /** Seals what is pending and gives every unit its position. */
  void seal(Outboxes outboxes) {
    for (InterceptedTask task : touched) {
      task.delivery().seal(nowMicros);
      List<SpooledUnit> units = task.delivery().takeUnits();
      if (!units.isEmpty()) {
        Added log =
            added.computeIfAbsent(
                task.definition().authority(), id -> new Added(outboxes.of(id).nextPosition()));
        units.forEach(log::add);
      }
    }
  }

  /** Keeps each log within its bound. What is held stays so until {@link #release}. */
  void makeRoom(SpoolBound bound, Outboxes outboxes, TaskTable tasks) {
    added.forEach(
        (authority, log) -> {
          List<SpooledUnit> units = log.units;
          if (!bound.exceededBy(authority, units)) {
            changes.put(authority, LogChange.adding(units));
            return;
          }
          Outbox outbox = outboxes.of(authority);
          outbox.hold();
          log.changed = true;
          held.add(outbox);
          DropPlan plan =
              bound.makeRoom(
                  authority, outbox.claimedThrough(), units, tasks.ended(authority), nowMicros);
          changes.put(authority, plan.change());
          plan.lost().forEach((liid, records) -> drop(tasks, authority, liid, records));
        });
  }

  private void drop(TaskTable tasks, EndpointId authority, String liid, long records) {
    InterceptedTask task =
        tasks
            .find(authority, liid)
            .orElseThrow(() -> new IllegalStateException("A unit of a task that is unknown."));
    task.delivery().lose(records);
    touched.add(task);
    TaskDefinition definition = task.definition();
    losses.add(
        new GapLoss(
            definition.taskId(), liid, authority, GapReason.GAP_REASON_SPOOL_BOUND, records, 0));
  }

  SpoolCommit commit(JournalCursor cursor) {
    List<TaskState> ordered = new ArrayList<>();
    Map<UUID, TaskProgress> progress = new HashMap<>();
    for (InterceptedTask task : touched) {
      if (task.isOrderChanged()) {
        ordered.add(task.state());
      } else {
        progress.put(task.definition().taskId(), task.progress());
      }
    }
    return new SpoolCommit(cursor, ordered, progress, changes);
  }

  /** Lets go of what {@link #makeRoom} held, whether the commit succeeded or not. */
  void release() {
    held.forEach(Outbox::free);
    held.clear();
  }

  /** After the commit: wakes sessions, answers commands; gives the losses to be told. */
  List<GapLoss> publish(Outboxes outboxes) {
    touched.forEach(InterceptedTask::committed);
    added.forEach(
        (authority, log) ->
            outboxes.of(authority).grow(log.changed ? List.of() : log.units, log.nextPosition));
    afterCommit.forEach(Runnable::run);
    return losses;
  }
}
