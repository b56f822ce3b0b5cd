package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.frontdoor.authority.store.RocksDatabase.Column;
import org.frontdoor.authority.store.TaskState.Phase;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Writes commits to an open database, which it alone writes to. It remembers what it has written,
 * so that it need not ask: where the store stands, how far the counts have come, and the epoch
 * header of each task, which is large and is written when it is new and not each time that the task
 * moves. One that failed remembers wrongly and must not be used again. For one thread.
 */
final class CommitWriter {

  private static final long UNKNOWN = -1;

  private final RocksDatabase database;
  private final Row row = new Row();
  private final Map<String, ByteString> epochHeaders = new HashMap<>();
  private long standing;
  private long nextAside = UNKNOWN;
  private long nextFinding = UNKNOWN;

  CommitWriter(RocksDatabase database) throws RocksDBException {
    this.database = database;
    this.standing = StoreFormat.position(database).getLong();
  }

  /**
   * Writes all of the commit in one piece, synced.
   *
   * @throws IllegalArgumentException if it does not begin where the store stands
   */
  void write(StoreCommit commit) throws RocksDBException, IOException {
    if (standing != commit.from()) {
      throw new IllegalArgumentException(
          "The store stands at " + standing + ", the commit begins at " + commit.from());
    }
    try (WriteBatch batch = new WriteBatch();
        WriteOptions durable = new WriteOptions().setSync(true)) {
      units(batch, commit.evidence().units());
      setAside(batch, commit.evidence().setAside());
      checkpoints(batch, commit.evidence().checkpoints());
      for (TaskState task : commit.tasks()) {
        task(batch, task);
      }
      findings(batch, commit.findings());
      batch.put(
          database.column(Column.STATE),
          StoreFormat.POSITION,
          StoreFormat.key(commit.nextPosition(), commit.lastCheckpoint()));
      database.db().write(durable, batch);
    }
    standing = commit.nextPosition();
  }

  /** Many units a row: a row costs more than a unit of few records is worth. */
  private void units(WriteBatch batch, List<StoredUnit> units)
      throws RocksDBException, IOException {
    int i = 0;
    while (i < units.size()) {
      int last = i;
      int bytes = StoreFormat.RUN_HEAD_BYTES + StoreFormat.size(units.get(i));
      while (last + 1 < units.size()
          && bytes + StoreFormat.size(units.get(last + 1)) <= Row.USUAL_BYTES) {
        bytes += StoreFormat.size(units.get(++last));
      }
      CodedOutputStream out = row.key(units.get(i).position()).value(bytes);
      StoreFormat.beginRun(out);
      for (; i <= last; i++) {
        StoreFormat.write(units.get(i), out);
      }
      row.put(batch, database.column(Column.UNITS));
    }
  }

  private void setAside(WriteBatch batch, List<SetAside> messages)
      throws RocksDBException, IOException {
    for (SetAside aside : messages) {
      nextAside = nextAside == UNKNOWN ? count(Column.ASIDE, Long.BYTES) : nextAside;
      row.key(aside.position(), nextAside++);
      stamped(aside.receivedMicros(), aside.message());
      row.put(batch, database.column(Column.ASIDE));
    }
  }

  private void checkpoints(WriteBatch batch, List<StoredCheckpoint> checkpoints)
      throws RocksDBException, IOException {
    for (StoredCheckpoint checkpoint : checkpoints) {
      row.key(checkpoint.nextPosition(), checkpoint.number());
      stamped(checkpoint.receivedMicros(), checkpoint.checkpoint());
      row.put(batch, database.column(Column.CHECKPOINTS));
    }
  }

  private void stamped(long micros, MessageLite message) throws IOException {
    CodedOutputStream out = row.value(Long.BYTES + message.getSerializedSize());
    out.writeFixed64NoTag(Long.reverseBytes(micros));
    message.writeTo(out);
  }

  private void task(WriteBatch batch, TaskState task) throws RocksDBException, IOException {
    if (!task.epochHeader().equals(epochHeaders.get(task.liid()))) {
      CodedOutputStream out =
          row.key(StoreFormat.EPOCH, task.liid()).value(task.epochHeader().size());
      out.writeRawBytes(task.epochHeader());
      row.put(batch, database.column(Column.STATE));
    }
    if (task.phase() == Phase.DELIVERING || task.phase() == Phase.ENDED) {
      epochHeaders.put(task.liid(), task.epochHeader());
    } else {
      // It will hardly move again, and a store may have had very many tasks.
      epochHeaders.remove(task.liid());
    }
    StoreFormat.write(task, row.key(StoreFormat.TASK, task.liid()).value(StoreFormat.size(task)));
    row.put(batch, database.column(Column.STATE));
  }

  private void findings(WriteBatch batch, List<Finding> findings) throws RocksDBException {
    for (Finding finding : findings) {
      nextFinding = nextFinding == UNKNOWN ? count(Column.FINDINGS, 0) : nextFinding;
      batch.put(
          database.column(Column.FINDINGS),
          StoreFormat.key(nextFinding++),
          StoreFormat.bytes(finding));
    }
  }

  /** One more than the count in the last key of a column, which stands at the offset in the key. */
  private long count(Column column, int offset) {
    try (RocksIterator last = database.db().newIterator(database.column(column))) {
      last.seekToLast();
      return last.isValid()
          ? ByteBuffer.wrap(Objects.requireNonNull(last.key())).getLong(offset) + 1
          : 0;
    }
  }
}
