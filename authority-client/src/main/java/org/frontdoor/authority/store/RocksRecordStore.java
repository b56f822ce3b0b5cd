package org.frontdoor.authority.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.frontdoor.authority.store.RocksDatabase.Column;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Keeps records in RocksDB: every commit is one atomic write, synced before it returns. Memory is
 * bounded by two write buffers a column and a small cache, whatever the size of the store.
 *
 * <p>Keys are big-endian, so that iteration is in order: units by position; checkpoints by the
 * position of the unit behind them and then by number; what was set aside by position and count;
 * findings by count. State is kept under {@code position} and {@code task/LIID}.
 */
public final class RocksRecordStore implements RecordStore {

  private static final byte[] POSITION = "position".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TASK = "task/".getBytes(StandardCharsets.US_ASCII);

  private final Path directory;
  private final boolean readOnly;
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private RocksDatabase database;
  private boolean broken;
  private boolean closed;

  private RocksRecordStore(Path directory, boolean readOnly) throws StoreException {
    this.directory = directory;
    this.readOnly = readOnly;
    this.database = openDatabase();
  }

  /**
   * Opens the store in the directory, making it where there is none. One process at a time.
   *
   * @throws StoreException if the directory cannot be written or another process has the store open
   */
  public static RocksRecordStore open(Path directory) throws StoreException {
    return new RocksRecordStore(directory, false);
  }

  /**
   * Opens the store for reading as it is now, also while another process writes to it.
   *
   * @throws StoreException if there is none, or it cannot be read
   */
  public static RocksRecordStore openReadOnly(Path directory) throws StoreException {
    return new RocksRecordStore(directory, true);
  }

  /** {@inheritDoc} A store whose last commit failed is opened again first. */
  @Override
  public StoreState load() throws StoreException {
    reopenIfBroken();
    return reading(
        () -> {
          ByteBuffer numbers = position();
          Map<String, TaskState> tasks = new HashMap<>();
          each(Column.STATE, TASK, (key, value) -> addTask(tasks, value));
          return new StoreState(numbers.getLong(), numbers.getLong(), tasks);
        });
  }

  @Override
  public void commit(StoreCommit commit) throws StoreException {
    if (readOnly) {
      throw new StoreException("The record store " + directory + " was opened for reading");
    }
    open.writeLock().lock();
    try (WriteBatch batch = new WriteBatch();
        WriteOptions durable = new WriteOptions().setSync(true)) {
      long standing = position().getLong();
      if (standing != commit.from()) {
        throw new IllegalArgumentException(
            "The store stands at " + standing + ", the commit begins at " + commit.from());
      }
      fill(batch, commit);
      current().db().write(durable, batch);
    } catch (RocksDBException e) {
      broken = true;
      throw failed("written", e);
    } finally {
      open.writeLock().unlock();
    }
  }

  @Override
  public void replay(EvidenceReader reader) throws StoreException {
    reading(
        () -> {
          RocksDatabase now = current();
          try (RocksIterator units = now.db().newIterator(now.column(Column.UNITS));
              RocksIterator checkpoints = now.db().newIterator(now.column(Column.CHECKPOINTS))) {
            EvidenceMerge.merge(units, checkpoints, reader);
          }
          return true;
        });
  }

  @Override
  public List<SetAside> setAside() throws StoreException {
    List<SetAside> messages = new ArrayList<>();
    reading(
        () ->
            each(
                Column.ASIDE,
                new byte[0],
                (key, value) -> messages.add(StoreFormat.setAside(key, value))));
    return messages;
  }

  @Override
  public List<Finding> findings() throws StoreException {
    List<Finding> findings = new ArrayList<>();
    reading(
        () ->
            each(
                Column.FINDINGS,
                new byte[0],
                (key, value) -> findings.add(StoreFormat.finding(value))));
    return findings;
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        database.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private void fill(WriteBatch batch, StoreCommit commit) throws RocksDBException {
    RocksDatabase now = current();
    for (StoredUnit unit : commit.evidence().units()) {
      batch.put(now.column(Column.UNITS), StoreFormat.key(unit.position()), value(unit));
    }
    long asideCount = count(Column.ASIDE, Long.BYTES);
    for (SetAside aside : commit.evidence().setAside()) {
      batch.put(
          now.column(Column.ASIDE),
          StoreFormat.key(aside.position(), asideCount++),
          StoreFormat.stamped(aside.receivedMicros(), aside.message().toByteString()));
    }
    for (StoredCheckpoint checkpoint : commit.evidence().checkpoints()) {
      batch.put(
          now.column(Column.CHECKPOINTS),
          StoreFormat.key(checkpoint.nextPosition(), checkpoint.number()),
          StoreFormat.stamped(checkpoint.receivedMicros(), checkpoint.checkpoint().toByteString()));
    }
    for (TaskState task : commit.tasks()) {
      batch.put(now.column(Column.STATE), taskKey(task.liid()), StoreFormat.bytes(task));
    }
    long findingCount = count(Column.FINDINGS, 0);
    for (Finding finding : commit.findings()) {
      batch.put(
          now.column(Column.FINDINGS), StoreFormat.key(findingCount++), StoreFormat.bytes(finding));
    }
    batch.put(
        now.column(Column.STATE),
        POSITION,
        StoreFormat.key(commit.nextPosition(), commit.lastCheckpoint()));
  }

  private ByteBuffer position() throws RocksDBException {
    byte[] value = current().db().get(current().column(Column.STATE), POSITION);
    return ByteBuffer.wrap(value == null ? new byte[16] : value);
  }

  /** One more than the count in the last key of a column, which stands at the offset in the key. */
  private long count(Column column, int offset) {
    try (RocksIterator last = current().db().newIterator(current().column(column))) {
      last.seekToLast();
      return last.isValid() ? ByteBuffer.wrap(last.key()).getLong(offset) + 1 : 0;
    }
  }

  private boolean each(Column column, byte[] prefix, Visitor visitor)
      throws RocksDBException, InvalidProtocolBufferException {
    try (RocksIterator iterator = current().db().newIterator(current().column(column))) {
      for (iterator.seek(prefix);
          iterator.isValid() && startsWith(iterator.key(), prefix);
          iterator.next()) {
        visitor.visit(iterator.key(), iterator.value());
      }
      iterator.status();
      return true;
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return ByteBuffer.wrap(key, 0, Math.min(key.length, prefix.length))
        .equals(ByteBuffer.wrap(prefix));
  }

  private <T> T reading(Read<T> read) throws StoreException {
    open.readLock().lock();
    try {
      return read.run();
    } catch (RocksDBException | InvalidProtocolBufferException e) {
      throw failed("read", e);
    } finally {
      open.readLock().unlock();
    }
  }

  private void reopenIfBroken() throws StoreException {
    open.writeLock().lock();
    try {
      if (broken && !closed) {
        database.close();
        closed = true;
        database = openDatabase();
        closed = false;
        broken = false;
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private RocksDatabase openDatabase() throws StoreException {
    return readOnly ? RocksDatabase.openReadOnly(directory) : RocksDatabase.open(directory);
  }

  private RocksDatabase current() {
    if (closed) {
      throw new IllegalStateException("The record store is closed");
    }
    return database;
  }

  private StoreException failed(String what, Exception e) {
    return new StoreException(
        "The record store " + directory + " cannot be " + what + ": " + e.getMessage(), e);
  }

  private static byte[] value(StoredUnit unit) {
    return StoreFormat.stamped(unit.receivedMicros(), unit.unit().toByteString());
  }

  private static byte[] taskKey(String liid) {
    byte[] name = liid.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(TASK.length + name.length).put(TASK).put(name).array();
  }

  private static void addTask(Map<String, TaskState> tasks, byte[] value)
      throws InvalidProtocolBufferException {
    TaskState task = StoreFormat.task(value);
    tasks.put(task.liid(), task);
  }

  private interface Read<T> {
    T run() throws RocksDBException, InvalidProtocolBufferException;
  }

  private interface Visitor {
    void visit(byte[] key, byte[] value) throws InvalidProtocolBufferException;
  }
}
