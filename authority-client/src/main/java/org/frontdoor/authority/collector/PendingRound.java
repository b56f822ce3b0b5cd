package org.frontdoor.authority.collector;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.SetAside;
import org.frontdoor.authority.store.StoreCommit;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.hi2.v1.DeliveryUnit;

/** Collects what the next commit will hold. */
final class PendingRound {

  private final List<StoredUnit> units = new ArrayList<>();
  private final List<StoredCheckpoint> checkpoints = new ArrayList<>();
  private final List<SetAside> setAside = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<RecordTimes> recordTimes = new ArrayList<>();
  private final List<TaskDelivery> moved = new ArrayList<>();
  private long bytes;
  private long sentAgain;

  void accepted(StoredUnit unit, RecordTimes times) {
    units.add(unit);
    if (times.size() > 0) {
      recordTimes.add(times);
    }
    bytes += size(unit.unit());
  }

  void accepted(StoredCheckpoint checkpoint) {
    checkpoints.add(checkpoint);
  }

  void setAside(SetAside message) {
    setAside.add(message);
    message.message().getUnits().getUnitsList().forEach(unit -> bytes += size(unit));
  }

  void sentAgain(StoredUnit unit) {
    sentAgain++;
    bytes += size(unit.unit());
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  void moved(TaskDelivery task) {
    if (task.move()) {
      moved.add(task);
    }
  }

  boolean isEmpty() {
    return units.isEmpty()
        && checkpoints.isEmpty()
        && setAside.isEmpty()
        && findings.isEmpty()
        && sentAgain == 0;
  }

  long bytes() {
    return bytes;
  }

  /** Hands out the round; the next one begins empty. */
  Round take(long from, long nextPosition, long lastCheckpoint) {
    List<TaskState> tasks = moved.stream().map(TaskDelivery::snapshot).toList();
    StoreCommit commit =
        new StoreCommit(
            from,
            nextPosition,
            lastCheckpoint,
            new StoreCommit.Evidence(units, checkpoints, setAside),
            tasks,
            findings);
    Round round = new Round(commit, recordTimes, bytes, sentAgain);
    clear();
    return round;
  }

  private void clear() {
    units.clear();
    checkpoints.clear();
    setAside.clear();
    findings.clear();
    recordTimes.clear();
    moved.clear();
    bytes = 0;
    sentAgain = 0;
  }

  private static long size(DeliveryUnit unit) {
    return (long) unit.getHeader().size() + unit.getCiphertext().size();
  }
}
