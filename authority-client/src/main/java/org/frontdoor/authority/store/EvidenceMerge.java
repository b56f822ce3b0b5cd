package org.frontdoor.authority.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Puts units and checkpoints back into the order in which they were received. */
final class EvidenceMerge {

  private EvidenceMerge() {}

  /** Hands on both, in the order of receipt. */
  static void merge(
      RocksIterator units, RocksIterator checkpoints, RecordStore.EvidenceReader reader)
      throws RocksDBException, InvalidProtocolBufferException {
    units.seekToFirst();
    checkpoints.seekToFirst();
    while (units.isValid() || checkpoints.isValid()) {
      if (checkpoints.isValid() && comesFirst(checkpoints, units)) {
        reader.checkpoint(StoreFormat.checkpoint(checkpoints.key(), checkpoints.value()));
        checkpoints.next();
      } else {
        reader.unit(StoreFormat.unit(units.value()));
        units.next();
      }
    }
    units.status();
    checkpoints.status();
  }

  private static boolean comesFirst(RocksIterator checkpoints, RocksIterator units) {
    return !units.isValid()
        || Long.compareUnsigned(
                ByteBuffer.wrap(checkpoints.key()).getLong(),
                ByteBuffer.wrap(units.key()).getLong())
            <= 0;
  }
}
