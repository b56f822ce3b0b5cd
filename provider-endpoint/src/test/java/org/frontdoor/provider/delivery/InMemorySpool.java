package org.frontdoor.provider.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;

/** A spool that forgets everything with the test; passes the contract and can fail on demand. */
public final class InMemorySpool implements Spool {

  private final Map<UUID, TaskState> tasks = new LinkedHashMap<>();
  private final Map<EndpointId, Log> logs = new HashMap<>();
  private JournalCursor cursor = JournalCursor.START;
  private Fault fault = Fault.NONE;
  private int commits;

  /** How commits go. */
  public enum Fault {
    /** Well. */
    NONE,
    /** Nothing is written, and the writer is told so. */
    FULL,
    /** Everything is written, but the writer hears of a failure. */
    WRITTEN_BUT_FAILED
  }

  private static final class Log {
    final NavigableMap<Long, SpooledUnit> units = new TreeMap<>();
    final Map<String, DeliveredTask> delivered = new HashMap<>();
    long next = 1;
    long released = 1;
    long claimed;
    long checkpoint;

    long bytes() {
      return units.values().stream().mapToLong(SpooledUnit::bytes).sum();
    }

    LogState state() {
      return new LogState(
          next, released, claimed, checkpoint, bytes(), new ArrayList<>(delivered.values()));
    }
  }

  /** How every commit goes from now on. */
  public synchronized void setFault(Fault fault) {
    this.fault = fault;
  }

  /** How many commits succeeded. */
  public synchronized int commits() {
    return commits;
  }

  @Override
  public synchronized SpoolSnapshot load() {
    Map<EndpointId, LogState> states = new HashMap<>();
    logs.forEach((authority, log) -> states.put(authority, log.state()));
    return new SpoolSnapshot(cursor, List.copyOf(tasks.values()), states);
  }

  @Override
  public synchronized void commit(SpoolCommit commit) {
    if (fault == Fault.FULL) {
      throw new SpoolException("The disk plays full.");
    }
    cursor = commit.cursor();
    commit.tasks().forEach(task -> tasks.put(task.definition().taskId(), task));
    commit
        .progress()
        .forEach((id, progress) -> tasks.computeIfPresent(id, (key, task) -> task.at(progress)));
    commit.logs().forEach((authority, change) -> change(log(authority), change));
    commits++;
    if (fault == Fault.WRITTEN_BUT_FAILED) {
      throw new SpoolException("The disk plays unsure.");
    }
  }

  private static void change(Log log, LogChange change) {
    for (SpooledUnit unit : change.added()) {
      log.units.put(unit.position(), unit);
      log.next = unit.position() + 1;
    }
    for (SpooledUnit unit : change.replaced()) {
      if (unit.position() >= log.released) {
        log.units.put(unit.position(), unit);
      }
    }
    change.removed().forEach(log.units::remove);
  }

  @Override
  public synchronized List<SpooledUnit> read(EndpointId authority, long from, int maxBytes) {
    List<SpooledUnit> read = new ArrayList<>();
    long bytes = 0;
    for (SpooledUnit unit : log(authority).units.tailMap(from, true).values()) {
      bytes += unit.bytes();
      if (bytes > maxBytes && !read.isEmpty()) {
        break;
      }
      read.add(unit);
    }
    return read;
  }

  @Override
  public synchronized void release(Release release) {
    Log log = log(release.authority());
    log.released = Math.max(log.released, release.beforePosition());
    log.next = Math.max(log.next, log.released);
    log.units.headMap(log.released).clear();
    release.changed().forEach(task -> log.delivered.put(task.leaf().getLiid(), task));
    release.settled().forEach(log.delivered::remove);
  }

  @Override
  public synchronized void claim(EndpointId authority, long throughPosition) {
    Log log = log(authority);
    log.claimed = Math.max(log.claimed, throughPosition);
  }

  @Override
  public synchronized long bytes(EndpointId authority) {
    return log(authority).bytes();
  }

  @Override
  public synchronized long nextCheckpoint(EndpointId authority) {
    return ++log(authority).checkpoint;
  }

  @Override
  public void close() {}

  private Log log(EndpointId authority) {
    return logs.computeIfAbsent(authority, id -> new Log());
  }
}
