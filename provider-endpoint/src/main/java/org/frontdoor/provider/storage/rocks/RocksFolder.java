package org.frontdoor.provider.storage.rocks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A RocksDB that can be opened again under its users, since nothing else clears the error state in
 * which a failed write leaves it. Thread-safe: nobody touches native memory that is being closed.
 */
public final class RocksFolder implements Disk, AutoCloseable {

  private final Path folder;
  private final List<RocksFamily> families;
  private final long reserveBytes;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions lazy = new WriteOptions();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final FileStore disk;
  private @Nullable OpenRocks rocks;

  private RocksFolder(Path folder, List<RocksFamily> families, long reserveBytes)
      throws IOException {
    this.folder = folder;
    this.families = List.copyOf(families);
    this.reserveBytes = reserveBytes;
    this.disk = Files.getFileStore(folder);
  }

  /**
   * Opens a folder and makes it if need be.
   *
   * @param families the column families, all of them
   * @param reserveBytes room on the disk that writes leave free, so that RocksDB can always tidy
   *     up: at least what the families buffer in memory
   */
  public static RocksFolder open(Path folder, List<RocksFamily> families, long reserveBytes)
      throws IOException, RocksDBException {
    RocksDB.loadLibrary();
    Files.createDirectories(folder);
    RocksFolder opened = new RocksFolder(folder, families, reserveBytes);
    opened.reopen();
    return opened;
  }

  /** What is done with an open database. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; keeps nothing of the database beyond its end. */
    T apply(OpenRocks rocks) throws RocksDBException;
  }

  /** Does something with the database, which stays open meanwhile. */
  public <T> T with(Work<T> work) throws RocksDBException {
    lock.readLock().lock();
    try {
      if (rocks == null) {
        throw new RocksDBException(
            "not open", new Status(Status.Code.Aborted, Status.SubCode.None, "not open"));
      }
      return work.apply(rocks);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Refuses when a write of this size would eat into the reserve. Nothing was touched then. */
  @Override
  public void requireRoom(long bytes) throws RocksDBException {
    try {
      if (disk.getUsableSpace() < reserveBytes + bytes) {
        throw new RocksDBException(
            "no space left beside the reserve",
            new Status(Status.Code.IOError, Status.SubCode.NoSpace, "reserve"));
      }
    } catch (IOException e) {
      throw new RocksDBException(e.getMessage());
    }
  }

  /**
   * Writes a batch; it is on the disk when this returns.
   *
   * @throws RocksDBException if it is not known whether it is: {@link #reopen} and look
   */
  @Override
  public void writeSynced(WriteBatch batch) throws RocksDBException {
    write(batch, synced);
  }

  /** Writes a batch that a crash may undo. */
  public void writeLazily(WriteBatch batch) throws RocksDBException {
    write(batch, lazy);
  }

  private void write(WriteBatch batch, WriteOptions options) throws RocksDBException {
    with(
        open -> {
          open.db().write(options, batch);
          return true;
        });
  }

  /** Closes the database if it is open, and recovers it from the disk. */
  public void reopen() throws RocksDBException {
    lock.writeLock().lock();
    try {
      shut();
      rocks = OpenRocks.open(folder, families);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Whether the database is open: it is not after a {@link #reopen} that failed. */
  public boolean isOpen() {
    lock.readLock().lock();
    try {
      return rocks != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      shut();
      synced.close();
      lazy.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void shut() {
    if (rocks != null) {
      rocks.close();
      rocks = null;
    }
  }
}
