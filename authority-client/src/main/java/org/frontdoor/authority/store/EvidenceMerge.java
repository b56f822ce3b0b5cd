package org.frontdoor.authority.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Puts units and checkpoints back into the order in which they were received. */
final class EvidenceMerge {

  /** Read as unsigned. */
  private static final long HIGHEST = -1;

  private EvidenceMerge() {}

  /** Hands on both, in the order of receipt. */
  static void merge(
      RocksIterator rows, RocksIterator checkpoints, RecordStore.EvidenceReader reader)
      throws RocksDBException, IOException {
    checkpoints.seekToFirst();
    for (rows.seekToFirst(); rows.isValid(); rows.next()) {
      for (StoredUnit unit : StoreFormat.units(rows.value())) {
        checkpoints(checkpoints, unit.position(), reader);
        reader.unit(unit);
      }
    }
    checkpoints(checkpoints, HIGHEST, reader);
    rows.status();
    checkpoints.status();
  }

  /** Hands on the checkpoints that came before the unit at a position. */
  private static void checkpoints(
      RocksIterator checkpoints, long position, RecordStore.EvidenceReader reader)
      throws IOException {
    while (checkpoints.isValid()
        && Long.compareUnsigned(ByteBuffer.wrap(checkpoints.key()).getLong(), position) <= 0) {
      reader.checkpoint(StoreFormat.checkpoint(checkpoints.key(), checkpoints.value()));
      checkpoints.next();
    }
  }
}
