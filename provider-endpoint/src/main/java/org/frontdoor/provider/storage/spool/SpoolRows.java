package org.frontdoor.provider.storage.spool;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.storage.rocks.OpenRocks;
import org.frontdoor.provider.storage.rocks.RocksFamily;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** Reading the rows of the spool. */
final class SpoolRows {

  /** Sealed units: large and short-lived. */
  static final RocksFamily UNITS = new RocksFamily("units", 32L << 20);

  /** Tasks, counters and the rest: small. */
  static final RocksFamily REST = new RocksFamily("rest", 4L << 20);

  private SpoolRows() {}

  /** Is shown rows. */
  interface Visitor {
    void row(byte[] key, byte[] value);
  }

  /** Shows all rows of the rest whose key begins like this. */
  static void rest(OpenRocks rocks, byte[] prefix, Visitor visitor) throws RocksDBException {
    try (RocksIterator all = rocks.db().newIterator(rocks.handle(REST))) {
      for (all.seek(prefix); all.isValid() && SpoolKeys.startsWith(all.key(), prefix); all.next()) {
        visitor.row(all.key(), all.value());
      }
      all.status();
    }
  }

  /**
   * Units of a log from a position on; at least one if there is one.
   *
   * <p>Each is read about once: so it takes no room in the cache.
   */
  static List<SpooledUnit> units(
      OpenRocks rocks, EndpointId authority, long fromPosition, int maxBytes)
      throws RocksDBException {
    List<SpooledUnit> units = new ArrayList<>();
    byte[] prefix = SpoolKeys.authority(authority);
    long bytes = 0;
    try (Slice end = new Slice(SpoolKeys.unit(prefix, Long.MAX_VALUE));
        ReadOptions options = new ReadOptions().setIterateUpperBound(end).setFillCache(false);
        RocksIterator all = rocks.db().newIterator(rocks.handle(UNITS), options)) {
      for (all.seek(SpoolKeys.unit(prefix, fromPosition)); all.isValid(); all.next()) {
        SpooledUnit unit = SpoolValues.unit(SpoolKeys.position(all.key()), all.value());
        bytes += unit.bytes();
        if (bytes > maxBytes && !units.isEmpty()) {
          break;
        }
        units.add(unit);
      }
      all.status();
    }
    return units;
  }

  /** Bytes of the unit at a key; 0 if there is none. */
  static long bytesAt(OpenRocks rocks, byte[] key) throws RocksDBException {
    byte[] value = rocks.db().get(rocks.handle(UNITS), key);
    return value == null ? 0 : value.length - SpoolValues.UNIT_OVERHEAD;
  }
}
