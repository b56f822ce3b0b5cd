package org.frontdoor.authority.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksObject;
import org.rocksdb.VectorMemTableConfig;

/** An open RocksDB with the columns of the record store, and all that must be closed with it. */
final class RocksDatabase implements AutoCloseable {

  /** The columns, in the order in which RocksDB opens them. */
  enum Column {
    STATE("default"),
    UNITS("units"),
    CHECKPOINTS("checkpoints"),
    ASIDE("aside"),
    FINDINGS("findings");

    private final String key;

    Column(String key) {
      this.key = key;
    }
  }

  /**
   * Memory for units that were written but not yet sorted into files; two of them at most a column.
   */
  private static final long WRITE_BUFFER_BYTES = 16L << 20;

  private static final long BLOCK_CACHE_BYTES = 16L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final List<RocksObject> owned = new ArrayList<>();
  private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
  private final RocksDB db;

  private RocksDatabase(Path directory, boolean readOnly) throws RocksDBException {
    DBOptions options = own(new DBOptions());
    options
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setAllowConcurrentMemtableWrite(false)
        .setKeepLogFileNum(2);
    ColumnFamilyOptions columnOptions = columnOptions();
    // Its rows are written in any order all the time and read only when a store is opened. So they
    // are put one behind the other, which is fast, and sorted when they are read or written to a
    // file.
    ColumnFamilyOptions stateOptions =
        columnOptions().setMemTableConfig(new VectorMemTableConfig());
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (Column column : Column.values()) {
      descriptors.add(
          new ColumnFamilyDescriptor(
              column.key.getBytes(StandardCharsets.US_ASCII),
              column == Column.STATE ? stateOptions : columnOptions));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    this.db =
        readOnly
            ? RocksDB.openReadOnly(options, directory.toString(), descriptors, handles)
            : RocksDB.open(options, directory.toString(), descriptors, handles);
    Iterator<ColumnFamilyHandle> opened = handles.iterator();
    for (Column column : Column.values()) {
      columns.put(column, opened.next());
    }
  }

  static RocksDatabase open(Path directory) throws StoreException {
    try {
      Files.createDirectories(directory);
      return new RocksDatabase(directory, false);
    } catch (IOException | RocksDBException e) {
      throw new StoreException(reason(directory, e), e);
    }
  }

  static RocksDatabase openReadOnly(Path directory) throws StoreException {
    if (!Files.exists(directory.resolve("CURRENT"))) {
      throw new StoreException("There is no record store in " + directory);
    }
    try {
      return new RocksDatabase(directory, true);
    } catch (RocksDBException e) {
      throw new StoreException(reason(directory, e), e);
    }
  }

  RocksDB db() {
    return db;
  }

  ColumnFamilyHandle column(Column column) {
    return Objects.requireNonNull(columns.get(column));
  }

  @Override
  public void close() {
    columns.values().forEach(ColumnFamilyHandle::close);
    db.close();
    for (int i = owned.size() - 1; i >= 0; i--) {
      owned.get(i).close();
    }
  }

  private ColumnFamilyOptions columnOptions() {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig().setBlockCache(own(new LRUCache(BLOCK_CACHE_BYTES)));
    return own(new ColumnFamilyOptions())
        .setWriteBufferSize(WRITE_BUFFER_BYTES)
        .setMaxWriteBufferNumber(2)
        .setTableFormatConfig(table);
  }

  private <T extends RocksObject> T own(T object) {
    owned.add(object);
    return object;
  }

  private static String reason(Path directory, Exception e) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("lock")) {
      return "The record store " + directory + " is in use by another process";
    }
    return "The record store " + directory + " cannot be opened: " + text;
  }
}
