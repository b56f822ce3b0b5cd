package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Keeps records in RocksDB: every commit is one atomic write, synced before it returns. Memory is
 * bounded by two write buffers a column and a small cache, whatever the size of the store.
 *
 * <p>Keys are big-endian, so that iteration is in order: runs of units by the position of the
 * first; checkpoints by the position of the unit behind them and then by number; what was set aside
 * by position and count; findings by count. State is kept under {@code position}, {@code task/LIID}
 * and {@code epoch/LIID}.
 */
public final class RocksRecordStore implements RecordStore {

  private final Path directory;
  private final boolean readOnly;
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private RocksDatabase database;
  private @Nullable CommitWriter writer;
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
          ByteBuffer numbers = StoreFormat.position(current());
          Map<String, ByteString> epochHeaders = new HashMap<>();
          each(
              Column.STATE,
              StoreFormat.EPOCH,
              (key, value) -> epochHeaders.put(epochOf(key), ByteString.copyFrom(value)));
          Map<String, TaskState> tasks = new HashMap<>();
          each(
              Column.STATE,
              StoreFormat.TASK,
              (key, value) -> addTask(tasks, StoreFormat.task(value, epochHeaders)));
          return new StoreState(numbers.getLong(), numbers.getLong(), tasks);
        });
  }

  @Override
  public void commit(StoreCommit commit) throws StoreException {
    if (readOnly) {
      throw new StoreException("The record store " + directory + " was opened for reading");
    }
    open.writeLock().lock();
    try {
      RocksDatabase opened = current();
      CommitWriter now = writer == null ? new CommitWriter(opened) : writer;
      // Whatever goes wrong below, the next commit asks the database again where it stands.
      writer = null;
      now.write(commit);
      writer = now;
    } catch (RocksDBException | IOException e) {
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
        writer = null;
        database.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private boolean each(Column column, byte[] prefix, Visitor visitor)
      throws RocksDBException, IOException {
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
    } catch (RocksDBException | IOException e) {
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
        writer = null;
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

  private static String epochOf(byte[] key) {
    int prefix = StoreFormat.EPOCH.length;
    return new String(key, prefix, key.length - prefix, StandardCharsets.UTF_8);
  }

  private static void addTask(Map<String, TaskState> tasks, TaskState task) {
    tasks.put(task.liid(), task);
  }

  private interface Read<T> {
    T run() throws RocksDBException, IOException;
  }

  private interface Visitor {
    void visit(byte[] key, byte[] value) throws IOException;
  }
}
