package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.store.RocksDatabase.Column;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.rocksdb.RocksDBException;

/**
 * How keys and values of the store are written. Values begin with a format number, so that a later
 * version can read an earlier one's; fields follow in a fixed order, as protobuf writes scalars.
 *
 * <p>Units stand in runs, many a row, under the position of the first. In format 1 each had a row
 * of its own, which began with the time, whose first byte is zero for some thousand years. The
 * header of a task's current epoch stands in a row of its own; in format 1 it was part of the
 * task's.
 */
final class StoreFormat {

  /** Where the store stands: next position and last checkpoint. */
  static final byte[] POSITION = ascii("position");

  /** Before the LIID: how far a task has come. */
  static final byte[] TASK = ascii("task/");

  /** Before the LIID: the header of the task's current epoch, the very bytes. */
  static final byte[] EPOCH = ascii("epoch/");

  /** Bytes of a run before its first unit. */
  static final int RUN_HEAD_BYTES = 1;

  private static final int FIRST_FORMAT = 1;
  private static final int FORMAT = 2;
  private static final byte ONE_UNIT = 0;
  private static final int LONGEST_VARINT = 10;

  /** Phases as they are stored, by number; a phase never changes its number. */
  private static final List<Phase> PHASES =
      List.of(Phase.DELIVERING, Phase.ENDED, Phase.CONFIRMED, Phase.STOPPED);

  private StoreFormat() {}

  static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static byte[] key(long first, long second) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second).array();
  }

  /** Next position and last checkpoint; zeros in a new store. */
  static ByteBuffer position(RocksDatabase database) throws RocksDBException {
    byte[] value = database.db().get(database.column(Column.STATE), POSITION);
    return ByteBuffer.wrap(value == null ? new byte[2 * Long.BYTES] : value);
  }

  static void beginRun(CodedOutputStream out) throws IOException {
    out.writeUInt32NoTag(FORMAT);
  }

  /** Bytes of a unit in a run. */
  static int size(StoredUnit unit) {
    return Long.BYTES + CodedOutputStream.computeMessageSizeNoTag(unit.unit());
  }

  static void write(StoredUnit unit, CodedOutputStream out) throws IOException {
    out.writeFixed64NoTag(unit.receivedMicros());
    out.writeMessageNoTag(unit.unit());
  }

  /** The units of a row, in order. */
  static List<StoredUnit> units(byte[] value) throws IOException {
    if (value[0] == ONE_UNIT) {
      ByteBuffer buffer = ByteBuffer.wrap(value);
      long received = buffer.getLong();
      return List.of(new StoredUnit(DeliveryUnit.parseFrom(ByteString.copyFrom(buffer)), received));
    }
    CodedInputStream in = CodedInputStream.newInstance(value);
    require(in.readUInt32() == FORMAT);
    List<StoredUnit> units = new ArrayList<>();
    while (!in.isAtEnd()) {
      long received = in.readFixed64();
      DeliveryUnit unit =
          in.readMessage(DeliveryUnit.parser(), ExtensionRegistryLite.getEmptyRegistry());
      units.add(new StoredUnit(unit, received));
    }
    return units;
  }

  static StoredCheckpoint checkpoint(byte[] key, byte[] value)
      throws InvalidProtocolBufferException {
    ByteBuffer numbers = ByteBuffer.wrap(key);
    long nextPosition = numbers.getLong();
    long number = numbers.getLong();
    ByteBuffer buffer = ByteBuffer.wrap(value);
    long received = buffer.getLong();
    Checkpoint checkpoint = Checkpoint.parseFrom(ByteString.copyFrom(buffer));
    return new StoredCheckpoint(number, nextPosition, checkpoint, received);
  }

  static SetAside setAside(byte[] key, byte[] value) throws InvalidProtocolBufferException {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    long received = buffer.getLong();
    DeliverResponse message = DeliverResponse.parseFrom(ByteString.copyFrom(buffer));
    return new SetAside(ByteBuffer.wrap(key).getLong(), message, received);
  }

  /** Most bytes that a task's row can have. */
  static int size(TaskState task) {
    int numbers = 8 + 2 * task.contexts().size();
    return numbers * LONGEST_VARINT + 3 * task.liid().length() + task.chainHead().size();
  }

  static void write(TaskState task, CodedOutputStream out) throws IOException {
    out.writeUInt32NoTag(FORMAT);
    out.writeStringNoTag(task.liid());
    out.writeUInt32NoTag(PHASES.indexOf(task.phase()));
    writeProgress(task.progress(), out);
    out.writeBytesNoTag(task.chainHead());
    OpenContexts contexts = task.contexts();
    out.writeUInt32NoTag(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      out.writeSInt64NoTag(contexts.cin(i));
      out.writeUInt64NoTag(contexts.next(i));
    }
  }

  /**
   * Reads a task's row.
   *
   * @param epochHeaders headers of the current epochs, by LIID
   */
  static TaskState task(byte[] value, Map<String, ByteString> epochHeaders) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(value);
    int format = in.readUInt32();
    require(format == FORMAT || format == FIRST_FORMAT);
    String liid = in.readString();
    Phase phase = format == FORMAT ? phase(in.readUInt32()) : Phase.valueOf(in.readString());
    Progress progress =
        new Progress(in.readUInt64(), in.readUInt64(), in.readUInt64(), in.readUInt64());
    ByteString head = in.readBytes();
    ByteString epochHeader =
        format == FORMAT ? epochHeaders.getOrDefault(liid, ByteString.EMPTY) : in.readBytes();
    return new TaskState(liid, phase, progress, head, epochHeader, readContexts(in));
  }

  private static Phase phase(int number) throws InvalidProtocolBufferException {
    require(number >= 0 && number < PHASES.size());
    return PHASES.get(number);
  }

  private static void writeProgress(Progress progress, CodedOutputStream out) throws IOException {
    out.writeUInt64NoTag(progress.nextRecord());
    out.writeUInt64NoTag(progress.confirmedRecords());
    out.writeUInt64NoTag(progress.lostRecords());
    out.writeUInt64NoTag(progress.epoch());
  }

  /** In format 1 they are in no order. */
  private static OpenContexts readContexts(CodedInputStream in) throws IOException {
    Map<Long, Long> contexts = new HashMap<>();
    for (int left = in.readUInt32(); left > 0; left--) {
      contexts.put(in.readSInt64(), in.readUInt64());
    }
    return OpenContexts.of(contexts);
  }

  static byte[] bytes(Finding finding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt32NoTag(FIRST_FORMAT);
      out.writeStringNoTag(finding.kind().name());
      out.writeStringNoTag(finding.liid());
      out.writeUInt64NoTag(finding.position());
      out.writeUInt64NoTag(finding.micros());
      out.writeStringNoTag(finding.sentence());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Finding finding(byte[] value) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(value);
    require(in.readUInt32() == FIRST_FORMAT);
    return new Finding(
        FindingKind.valueOf(in.readString()),
        in.readString(),
        in.readUInt64(),
        in.readUInt64(),
        in.readString());
  }

  private static void require(boolean known) throws InvalidProtocolBufferException {
    if (!known) {
      throw new InvalidProtocolBufferException("unknown format of a stored value");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
