package org.frontdoor.provider.storage.spool;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontdoor.provider.storage.rocks.RocksFolder;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the space of released units back to the disk. RocksDB only marks them as deleted and keeps
 * them until it happens to rewrite their files; after enough of them, this rewrites those files.
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

  /** Notes that units in a range of keys have been deleted. Called by one thread at a time. */
  void released(long more, byte[] from, byte[] to) {
    bytes += more;
    if (bytes >= WORTH_BYTES && busy.compareAndSet(false, true)) {
      bytes = 0;
      worker.execute(() -> giveBack(from, to));
    }
  }

  private void giveBack(byte[] from, byte[] to) {
    try {
      folder.with(
          rocks -> {
            // The write-ahead log is only let go of when every family has been flushed.
            try (FlushOptions flush = new FlushOptions()) {
              rocks
                  .db()
                  .flush(
                      flush, List.of(rocks.handle(SpoolRows.UNITS), rocks.handle(SpoolRows.REST)));
            }
            rocks.db().compactRange(rocks.handle(SpoolRows.UNITS), from, to);
            return true;
          });
    } catch (RocksDBException e) {
      LOG.warn("Space of released units could not be given back yet: {}", e.getStatus());
    } finally {
      busy.set(false);
    }
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    worker.close();
  }
}
