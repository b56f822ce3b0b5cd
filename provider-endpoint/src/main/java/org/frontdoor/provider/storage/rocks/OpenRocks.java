package org.frontdoor.provider.storage.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/** An open RocksDB with its column families and the native memory that belongs to it. */
public final class OpenRocks implements AutoCloseable {

  private static final long MAX_LOG_BYTES = 128L << 20;

  private final RocksDB db;
  private final Map<RocksFamily, ColumnFamilyHandle> handles = new HashMap<>();
  private final List<AutoCloseable> options;

  private OpenRocks(RocksDB db, List<AutoCloseable> options) {
    this.db = db;
    this.options = options;
  }

  static OpenRocks open(Path folder, List<RocksFamily> families) throws RocksDBException {
    List<AutoCloseable> options = new ArrayList<>();
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    ColumnFamilyOptions unused = new ColumnFamilyOptions();
    options.add(unused);
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, unused));
    for (RocksFamily family : families) {
      ColumnFamilyOptions familyOptions = familyOptions(family);
      options.add(familyOptions);
      descriptors.add(new ColumnFamilyDescriptor(family.name().getBytes(UTF_8), familyOptions));
    }
    DBOptions dbOptions = dbOptions();
    options.add(dbOptions);
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      OpenRocks opened =
          new OpenRocks(RocksDB.open(dbOptions, folder.toString(), descriptors, handles), options);
      for (int i = 0; i < families.size(); i++) {
        opened.handles.put(families.get(i), handles.get(i + 1));
      }
      handles.getFirst().close();
      return opened;
    } catch (RocksDBException e) {
      release(options);
      throw e;
    }
  }

  /**
   * A torn write at the end of the log was never acknowledged and is dropped; any other damage of
   * the log stops the opening, since what follows it would be lost in silence. Opening writes as
   * little as it can, so that it works on a disk that is nearly full.
   */
  private static DBOptions dbOptions() {
    return new DBOptions()
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setMaxTotalWalSize(MAX_LOG_BYTES)
        .setAvoidFlushDuringRecovery(true)
        .setMaxBgErrorResumeCount(0)
        .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
        .setKeepLogFileNum(2)
        .setStatsDumpPeriodSec(0);
  }

  private static ColumnFamilyOptions familyOptions(RocksFamily family) {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(family.writeBufferBytes())
        .setTargetFileSizeBase(family.writeBufferBytes())
        .setCompressionType(CompressionType.NO_COMPRESSION);
  }

  /** The database. */
  public RocksDB db() {
    return db;
  }

  /** The handle of a family that was named when the folder was opened. */
  public ColumnFamilyHandle handle(RocksFamily family) {
    return Objects.requireNonNull(handles.get(family), family.name());
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    db.close();
    release(options);
  }

  private static void release(List<AutoCloseable> options) {
    for (AutoCloseable option : options) {
      try {
        option.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
