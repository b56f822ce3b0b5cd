package org.frontdoor.provider.storage.spool;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.storage.rocks.OpenRocks;
import org.frontdoor.provider.storage.rocks.RocksFolder;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the space of released units back to the disk. RocksDB only marks them as deleted and keeps
 * them until it happens to rewrite their files. After enough of them, files that hold nothing else
 * are deleted as they are, which costs next to nothing however much is still to be sent; files are
 * rewritten for it only when an authority has little left, that is little to rewrite.
 */
final class SpaceKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpaceKeeper.class);

  /** Released bytes after which it is worth the work. */
  private static final long WORTH_BYTES = 64L << 20;

  private final RocksFolder folder;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("spool-space").daemon().factory());
  private final AtomicBoolean busy = new AtomicBoolean();
  private long bytes;

  SpaceKeeper(RocksFolder folder) {
    this.folder = folder;
  }

  /**
   * Units of one authority that have been deleted.
   *
   * @param before position after the last of them
   * @param bytes their bytes
   * @param left bytes of the units that it still has
   */
  record Gone(EndpointId authority, long before, long bytes, long left) {

    /** A key before all units that it ever had. */
    private byte[] from() {
      return SpoolKeys.unit(authority, 0);
    }

    /** The key after the last one deleted. */
    private byte[] to() {
      return SpoolKeys.unit(authority, before);
    }
  }

  /** Notes that units have been deleted. Called by one thread at a time. */
  void released(Gone gone) {
    bytes += gone.bytes();
    if (bytes >= WORTH_BYTES && busy.compareAndSet(false, true)) {
      bytes = 0;
      worker.execute(() -> giveBack(gone));
    }
  }

  private void giveBack(Gone gone) {
    try {
      folder.with(
          rocks -> {
            ColumnFamilyHandle units = rocks.handle(SpoolRows.UNITS);
            flush(rocks);
            rocks.db().deleteFilesInRanges(units, List.of(gone.from(), gone.to()), false);
            deleteAgain(rocks, gone);
            if (gone.left() < WORTH_BYTES) {
              rocks.db().compactRange(units, gone.from(), gone.to());
            }
            return true;
          });
    } catch (RocksDBException e) {
      LOG.warn("Space of released units could not be given back yet: {}", e.getStatus());
    } finally {
      busy.set(false);
    }
  }

  /**
   * A deleted file may have held the marks of units that also lie in a file that stays. Nobody
   * reads them any more, but without a mark they would lie there for good.
   */
  private void deleteAgain(OpenRocks rocks, Gone gone) throws RocksDBException {
    try (WriteBatch batch = new WriteBatch()) {
      batch.deleteRange(rocks.handle(SpoolRows.UNITS), gone.from(), gone.to());
      folder.writeLazily(batch);
    }
  }

  /**
   * Lets go of the write-ahead log, which goes only when every family has been flushed. After this
   * no crash undoes the release, so that units may go whose bytes are counted.
   */
  private static void flush(OpenRocks rocks) throws RocksDBException {
    try (FlushOptions flush = new FlushOptions()) {
      rocks.db().flush(flush, List.of(rocks.handle(SpoolRows.UNITS), rocks.handle(SpoolRows.REST)));
    }
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    worker.close();
  }
}
