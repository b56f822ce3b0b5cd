package org.frontdoor.provider.storage.rocks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * One atomic write, and how to undo it should it turn out to have happened when it was given up.
 */
final class CommitBatch implements AutoCloseable {

  /** How a row was before. */
  static final class Undo {
    private final RocksFamily family;
    private final byte[] key;
    private final byte @Nullable [] before;

    private Undo(RocksFamily family, byte[] key, byte @Nullable [] before) {
      this.family = family;
      this.key = key;
      this.before = before;
    }
  }

  private final OpenRocks rocks;
  private final WriteBatch batch = new WriteBatch();
  private final List<Undo> undo = new ArrayList<>();

  CommitBatch(OpenRocks rocks) {
    this.rocks = rocks;
  }

  /** Puts a row that there has never been. */
  void putNew(RocksFamily family, byte[] key, byte[] value) throws RocksDBException {
    undo.add(new Undo(family, key, null));
    batch.put(rocks.handle(family), key, value);
  }

  void put(RocksFamily family, byte[] key, byte[] value) throws RocksDBException {
    undo.add(new Undo(family, key, rocks.db().get(rocks.handle(family), key)));
    batch.put(rocks.handle(family), key, value);
  }

  void delete(RocksFamily family, byte[] key) throws RocksDBException {
    undo.add(new Undo(family, key, rocks.db().get(rocks.handle(family), key)));
    batch.delete(rocks.handle(family), key);
  }

  /** Takes back what another batch did; the last row first, for rows that it touched twice. */
  void undo(List<Undo> undone) throws RocksDBException {
    for (Undo row : undone.reversed()) {
      if (row.before == null) {
        batch.delete(rocks.handle(row.family), row.key);
      } else {
        batch.put(rocks.handle(row.family), row.key, row.before);
      }
    }
  }

  List<Undo> undo() {
    return undo;
  }

  long bytes() {
    return batch.getDataSize();
  }

  WriteBatch raw() {
    return batch;
  }

  @Override
  public void close() {
    batch.close();
  }
}
