package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.frontdoor.authority.store.RocksDatabase.Column;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.rocksdb.RocksDBException;

/**
 * A store as the first version wrote it: a row a unit, and the epoch's header in the task's row.
 */
final class FormatOne {

  private static final ByteString EPOCH_HEADER = ByteString.copyFromUtf8("epoch header");

  private FormatOne() {}

  static TaskState task(long records) {
    return new TaskState(
        "L1",
        Phase.DELIVERING,
        new Progress(records, 1, 0, 3),
        ByteString.copyFrom(new byte[32]),
        EPOCH_HEADER,
        OpenContexts.of(Map.of(TaskState.NO_SESSION, records, 7L, 1L)));
  }

  /** Units at positions from 1, and one task that has as many records. */
  static void write(Path directory, StoredUnit... units)
      throws StoreException, RocksDBException, IOException {
    try (RocksDatabase database = RocksDatabase.open(directory)) {
      for (StoredUnit unit : units) {
        byte[] message = unit.unit().toByteArray();
        byte[] value =
            ByteBuffer.allocate(8 + message.length)
                .putLong(unit.receivedMicros())
                .put(message)
                .array();
        database.db().put(database.column(Column.UNITS), StoreFormat.key(unit.position()), value);
      }
      database
          .db()
          .put(
              database.column(Column.STATE),
              "task/L1".getBytes(StandardCharsets.US_ASCII),
              bytes(task(units.length)));
      database
          .db()
          .put(
              database.column(Column.STATE),
              "position".getBytes(StandardCharsets.US_ASCII),
              StoreFormat.key(units.length + 1, 0));
    }
  }

  private static byte[] bytes(TaskState task) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeUInt32NoTag(1);
    out.writeStringNoTag(task.liid());
    out.writeStringNoTag(task.phase().name());
    out.writeUInt64NoTag(task.progress().nextRecord());
    out.writeUInt64NoTag(task.progress().confirmedRecords());
    out.writeUInt64NoTag(task.progress().lostRecords());
    out.writeUInt64NoTag(task.progress().epoch());
    out.writeBytesNoTag(task.chainHead());
    out.writeBytesNoTag(task.epochHeader());
    out.writeUInt32NoTag(task.contexts().size());
    for (int i = task.contexts().size() - 1; i >= 0; i--) {
      out.writeSInt64NoTag(task.contexts().cin(i));
      out.writeUInt64NoTag(task.contexts().next(i));
    }
    out.flush();
    return bytes.toByteArray();
  }
}
