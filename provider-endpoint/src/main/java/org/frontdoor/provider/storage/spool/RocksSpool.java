package org.frontdoor.provider.storage.spool;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.DeliveredTask;
import org.frontdoor.provider.delivery.LogChange;
import org.frontdoor.provider.delivery.Release;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.delivery.SpoolCommit;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.SpoolSnapshot;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.storage.rocks.OpenRocks;
import org.frontdoor.provider.storage.rocks.RocksFolder;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * The spool in RocksDB. A commit is one synced write batch; other changes are written at once and
 * synced with the next commit. After a write that failed, RocksDB takes no more; the next {@link
 * #load} opens it anew.
 *
 * <p>One lock puts changes in order, so that the counters in memory are those on the disk. It is
 * fair: a busy loop must not keep sessions from releasing. Reading takes no lock.
 */
public final class RocksSpool implements Spool {

  private final RocksFolder folder;
  private final SpoolValues values;
  private final SpaceKeeper space;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Map<EndpointId, LogCounters> logs = new ConcurrentHashMap<>();
  private final Map<EndpointId, ReleasedUnits> released = new HashMap<>();
  private boolean failed;

  private RocksSpool(RocksFolder folder, Aead aead) {
    this.folder = folder;
    this.values = new SpoolValues(aead);
    this.space = new SpaceKeeper(folder);
  }

  /**
   * Opens the spool.
   *
   * @param path where; made if it is missing
   * @param aead encrypts what names targets; its key lies elsewhere
   * @param reserveBytes room on the disk that is left free
   * @throws SpoolException if it cannot be opened; says what to do
   */
  public static RocksSpool open(Path path, Aead aead, long reserveBytes) {
    try {
      RocksFolder folder =
          RocksFolder.open(path, List.of(SpoolRows.UNITS, SpoolRows.REST), reserveBytes);
      RocksSpool spool = new RocksSpool(folder, aead);
      spool.readCounters();
      return spool;
    } catch (IOException e) {
      throw new SpoolException(
          "The folder " + path + " of the spool cannot be made; check that it can be written.", e);
    } catch (RocksDBException e) {
      throw failure(e, path);
    }
  }

  /** What one change puts into the batch; gives the counters that hold when it is written. */
  private interface Change {
    Map<EndpointId, LogCounters> into(OpenRocks rocks, WriteBatch batch) throws RocksDBException;
  }

  @Override
  public SpoolSnapshot load() {
    writing.lock();
    try {
      if (failed || !folder.isOpen()) {
        folder.reopen();
        failed = false;
      }
      readCounters();
      released.clear();
      return folder.with(rocks -> SpoolSnapshots.read(rocks, values, logs));
    } catch (RocksDBException e) {
      throw failure(e, folder.path());
    } finally {
      writing.unlock();
    }
  }

  private void readCounters() throws RocksDBException {
    Map<EndpointId, LogCounters> read = new HashMap<>();
    folder.with(
        rocks -> {
          SpoolRows.rest(
              rocks,
              SpoolKeys.LOGS,
              (key, value) -> read.put(SpoolKeys.authorityOfLog(key), LogCounters.decode(value)));
          return true;
        });
    logs.keySet().retainAll(read.keySet());
    logs.putAll(read);
  }

  @Override
  public void commit(SpoolCommit commit) {
    change(true, (rocks, batch) -> write(commit, rocks, batch));
  }

  private Map<EndpointId, LogCounters> write(SpoolCommit commit, OpenRocks rocks, WriteBatch batch)
      throws RocksDBException {
    batch.put(rocks.handle(SpoolRows.REST), SpoolKeys.CURSOR, SpoolValues.cursor(commit.cursor()));
    for (TaskState task : commit.tasks()) {
      byte[] key = SpoolKeys.task(task.definition().taskId());
      batch.put(rocks.handle(SpoolRows.REST), key, values.task(task, key));
      write(task.definition().taskId(), task.progress(), rocks, batch);
    }
    for (Map.Entry<UUID, TaskProgress> task : commit.progress().entrySet()) {
      write(task.getKey(), task.getValue(), rocks, batch);
    }
    Map<EndpointId, LogCounters> counters = new HashMap<>();
    for (Map.Entry<EndpointId, LogChange> log : commit.logs().entrySet()) {
      counters.put(log.getKey(), write(log.getKey(), log.getValue(), rocks, batch));
    }
    return counters;
  }

  private void write(UUID task, TaskProgress progress, OpenRocks rocks, WriteBatch batch)
      throws RocksDBException {
    byte[] key = SpoolKeys.progress(task);
    batch.put(rocks.handle(SpoolRows.REST), key, values.progress().encode(progress, key));
  }

  private LogCounters write(
      EndpointId authority, LogChange change, OpenRocks rocks, WriteBatch batch)
      throws RocksDBException {
    LogCounters log = counters(authority);
    long bytes = log.bytes();
    long next = log.next();
    byte[] prefix = SpoolKeys.authority(authority);
    ColumnFamilyHandle units = rocks.handle(SpoolRows.UNITS);
    for (SpooledUnit unit : change.added()) {
      batch.put(units, SpoolKeys.unit(prefix, unit.position()), SpoolValues.unit(unit));
      bytes += unit.bytes();
      next = Math.max(next, unit.position() + 1);
    }
    for (SpooledUnit unit : change.replaced()) {
      if (unit.position() >= log.released()) {
        byte[] key = SpoolKeys.unit(authority, unit.position());
        bytes += unit.bytes() - SpoolRows.bytesAt(rocks, key);
        batch.put(rocks.handle(SpoolRows.UNITS), key, SpoolValues.unit(unit));
      }
    }
    for (long position : change.removed()) {
      if (position >= log.released()) {
        byte[] key = SpoolKeys.unit(authority, position);
        bytes -= SpoolRows.bytesAt(rocks, key);
        batch.delete(rocks.handle(SpoolRows.UNITS), key);
      }
    }
    return log.grownTo(next, bytes);
  }

  @Override
  public List<SpooledUnit> read(EndpointId authority, long fromPosition, int maxBytes) {
    try {
      long from = Math.max(fromPosition, counters(authority).released());
      return folder.with(rocks -> SpoolRows.units(rocks, authority, from, maxBytes));
    } catch (RocksDBException e) {
      throw failure(e, folder.path());
    }
  }

  @Override
  public void release(Release release) {
    EndpointId authority = release.authority();
    writing.lock();
    try {
      ReleasedUnits units =
          released.getOrDefault(authority, ReleasedUnits.NONE).with(counters(authority), release);
      change(false, (rocks, batch) -> Map.of(authority, release(release, units, rocks, batch)));
      released.put(authority, units.isWorthDeleting() ? units.deleted() : units);
      if (units.isWorthDeleting()) {
        space.released(
            new SpaceKeeper.Gone(
                authority, units.before(), units.bytes(), counters(authority).bytes()));
      }
    } finally {
      writing.unlock();
    }
  }

  private LogCounters release(
      Release release, ReleasedUnits units, OpenRocks rocks, WriteBatch batch)
      throws RocksDBException {
    EndpointId authority = release.authority();
    for (DeliveredTask task : release.changed()) {
      batch.put(
          rocks.handle(SpoolRows.REST),
          SpoolKeys.delivered(authority, task.leaf().getLiid()),
          SpoolValues.delivered(task));
    }
    for (String liid : release.settled()) {
      batch.delete(rocks.handle(SpoolRows.REST), SpoolKeys.delivered(authority, liid));
    }
    if (units.isWorthDeleting()) {
      batch.deleteRange(
          rocks.handle(SpoolRows.UNITS),
          SpoolKeys.unit(authority, units.from()),
          SpoolKeys.unit(authority, units.before()));
    }
    LogCounters log = counters(authority);
    return release.beforePosition() <= log.released()
        ? log
        : log.releasedTo(release.beforePosition(), log.bytes() - release.bytes());
  }

  @Override
  public void claim(EndpointId authority, long throughPosition) {
    change(false, authority, log -> log.claimedTo(throughPosition));
  }

  @Override
  public long nextCheckpoint(EndpointId authority) {
    writing.lock();
    try {
      long number = counters(authority).checkpoint() + 1;
      change(true, authority, log -> log.withCheckpoint(number));
      return number;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long bytes(EndpointId authority) {
    return counters(authority).bytes();
  }

  /** Closes it; nobody may use it any more. */
  @Override
  public void close() {
    space.close();
    folder.close();
  }

  private LogCounters counters(EndpointId authority) {
    return logs.getOrDefault(authority, LogCounters.NEW);
  }

  private void change(boolean synced, EndpointId authority, UnaryOperator<LogCounters> change) {
    change(synced, (rocks, batch) -> Map.of(authority, change.apply(counters(authority))));
  }

  private void change(boolean synced, Change change) {
    writing.lock();
    try (WriteBatch batch = new WriteBatch()) {
      if (failed) {
        throw new SpoolException("The spool has failed and was not opened again yet.");
      }
      Map<EndpointId, LogCounters> counters =
          folder.with(
              rocks -> {
                Map<EndpointId, LogCounters> changed = change.into(rocks, batch);
                for (Map.Entry<EndpointId, LogCounters> log : changed.entrySet()) {
                  batch.put(
                      rocks.handle(SpoolRows.REST),
                      SpoolKeys.log(log.getKey()),
                      log.getValue().encode());
                }
                return changed;
              });
      write(batch, synced);
      logs.putAll(counters);
    } catch (RocksDBException e) {
      throw failure(e, folder.path());
    } finally {
      writing.unlock();
    }
  }

  private void write(WriteBatch batch, boolean synced) throws RocksDBException {
    if (synced) {
      folder.requireRoom(batch.getDataSize());
    }
    boolean done = false;
    try {
      if (synced) {
        folder.writeSynced(batch);
      } else {
        folder.writeLazily(batch);
      }
      done = true;
    } finally {
      failed = !done;
    }
  }

  private static SpoolException failure(RocksDBException e, Path path) {
    Status status = e.getStatus();
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return new SpoolException("The spool in " + path + " is damaged; restore it from a copy.", e);
    }
    if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
      return new SpoolException("The disk that holds " + path + " is full; free some space.", e);
    }
    return new SpoolException(
        "The spool in "
            + path
            + " cannot be used; check that the disk works, that the folder can be written and that"
            + " no other process uses it.",
        e);
  }
}
