package org.frontdoor.provider.storage.rocks;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * The old end of the journal: drops blocks there. Safe for use by many threads, and nobody who
 * writes at the other end is waited for. Dropping is not synced: a crash may bring back blocks,
 * which are dropped again when their turn comes.
 */
final class JournalHead {

  /** Files are given back to the disk after so many bytes were dropped. */
  private static final long RECLAIM_BYTES = 64L << 20;

  /** Blocks dropped in one write. */
  private static final int STEP = 4096;

  /**
   * Where the journal begins.
   *
   * @param first offset of the first event kept
   * @param bytesBefore bytes of all blocks before it
   */
  private record Position(long first, long bytesBefore) {}

  private final RocksFolder folder;
  private final ReentrantLock moving = new ReentrantLock();
  private volatile Position position;
  private long reclaimed; // guarded by moving

  JournalHead(RocksFolder folder, JournalTail tail) throws RocksDBException {
    this.folder = folder;
    this.position = at(folder.with(JournalRows::first).orElse(null), tail);
    this.reclaimed = position.bytesBefore();
  }

  long first() {
    return position.first();
  }

  /** Drops the oldest blocks when there is more than the bounds allow, but never the last one. */
  void enforce(JournalBounds bounds, JournalTail tail) throws RocksDBException {
    if (!fits(bounds, tail, position)) {
      JournalBounds target = bounds.target();
      drop(tail, block -> !fits(target, tail, at(block, tail)) && block.end() < tail.next());
    }
  }

  /** Drops all blocks that lie before an offset entirely. */
  void trim(long beforeOffset, JournalTail tail) throws RocksDBException {
    drop(tail, block -> block.end() <= beforeOffset);
  }

  private static boolean fits(JournalBounds bounds, JournalTail tail, Position position) {
    return bounds.allow(tail.next() - position.first(), tail.bytes() - position.bytesBefore());
  }

  private static Position at(@Nullable JournalBlock block, JournalTail tail) {
    return block == null
        ? new Position(tail.next(), tail.bytes())
        : new Position(block.first(), block.bytesBefore());
  }

  private interface Victim {
    boolean test(JournalBlock block);
  }

  private void drop(JournalTail tail, Victim victim) throws RocksDBException {
    moving.lock();
    try {
      while (dropSome(tail, victim)) {
        reclaim();
      }
      reclaim();
    } finally {
      moving.unlock();
    }
  }

  /** Drops up to a step of blocks; readers learn of it before the blocks are gone. */
  private boolean dropSome(JournalTail tail, Victim victim) throws RocksDBException {
    return folder.with(
        rocks -> {
          try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.JOURNAL));
              WriteBatch batch = new WriteBatch()) {
            rows.seek(JournalBlock.key(position.first()));
            JournalBlock block = JournalRows.current(rows);
            while (block != null && batch.count() < STEP && victim.test(block)) {
              batch.delete(rocks.handle(KeptRows.JOURNAL), rows.key());
              rows.next();
              block = JournalRows.current(rows);
            }
            if (batch.count() == 0) {
              return false;
            }
            position = at(block, tail);
            folder.writeLazily(batch);
            return batch.count() == STEP;
          }
        });
  }

  private void reclaim() throws RocksDBException {
    if (position.bytesBefore() - reclaimed < RECLAIM_BYTES) {
      return;
    }
    List<byte[]> range = List.of(JournalBlock.key(0), JournalBlock.key(position.first()));
    folder.with(
        rocks -> {
          rocks.db().deleteFilesInRanges(rocks.handle(KeptRows.JOURNAL), range, false);
          return true;
        });
    reclaimed = position.bytesBefore();
  }
}
