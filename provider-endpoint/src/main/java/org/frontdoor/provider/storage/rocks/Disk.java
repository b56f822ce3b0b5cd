package org.frontdoor.provider.storage.rocks;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What can fail about a {@link RocksFolder}, apart, so that tests can make it fail. */
interface Disk {

  /** Refuses when a write of this size would eat into the reserve. Nothing was touched then. */
  void requireRoom(long bytes) throws RocksDBException;

  /**
   * Writes a batch; it is on the disk when this returns.
   *
   * @throws RocksDBException if it is not known whether it is: open the folder again and look
   */
  void writeSynced(WriteBatch batch) throws RocksDBException;
}
