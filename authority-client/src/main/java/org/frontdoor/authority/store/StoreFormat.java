package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;

/**
 * How keys and values of the store are written. Values begin with a format number, so that a later
 * version can read an earlier one's; fields follow in a fixed order, as protobuf writes scalars.
 */
final class StoreFormat {

  private static final int FORMAT = 1;

  private StoreFormat() {}

  static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static byte[] key(long first, long second) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second).array();
  }

  static byte[] stamped(long micros, ByteString bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + bytes.size()).putLong(micros);
    bytes.copyTo(buffer);
    return buffer.array();
  }

  static StoredUnit unit(byte[] value) throws InvalidProtocolBufferException {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    long received = buffer.getLong();
    return new StoredUnit(DeliveryUnit.parseFrom(ByteString.copyFrom(buffer)), received);
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

  static byte[] bytes(TaskState task) {
    return write(
        out -> {
          out.writeStringNoTag(task.liid());
          out.writeStringNoTag(task.phase().name());
          out.writeUInt64NoTag(task.progress().nextRecord());
          out.writeUInt64NoTag(task.progress().confirmedRecords());
          out.writeUInt64NoTag(task.progress().lostRecords());
          out.writeUInt64NoTag(task.progress().epoch());
          out.writeBytesNoTag(task.chainHead());
          out.writeBytesNoTag(task.epochHeader());
          out.writeUInt32NoTag(task.contexts().size());
          for (Map.Entry<Long, Long> context : task.contexts().entrySet()) {
            out.writeSInt64NoTag(context.getKey());
            out.writeUInt64NoTag(context.getValue());
          }
        });
  }

  static TaskState task(byte[] value) throws InvalidProtocolBufferException {
    return read(
        value,
        in -> {
          String liid = in.readString();
          Phase phase = Phase.valueOf(in.readString());
          Progress progress =
              new Progress(in.readUInt64(), in.readUInt64(), in.readUInt64(), in.readUInt64());
          ByteString head = in.readBytes();
          ByteString epochHeader = in.readBytes();
          Map<Long, Long> contexts = new HashMap<>();
          for (int left = in.readUInt32(); left > 0; left--) {
            contexts.put(in.readSInt64(), in.readUInt64());
          }
          return new TaskState(liid, phase, progress, head, epochHeader, contexts);
        });
  }

  static byte[] bytes(Finding finding) {
    return write(
        out -> {
          out.writeStringNoTag(finding.kind().name());
          out.writeStringNoTag(finding.liid());
          out.writeUInt64NoTag(finding.position());
          out.writeUInt64NoTag(finding.micros());
          out.writeStringNoTag(finding.sentence());
        });
  }

  static Finding finding(byte[] value) throws InvalidProtocolBufferException {
    return read(
        value,
        in ->
            new Finding(
                FindingKind.valueOf(in.readString()),
                in.readString(),
                in.readUInt64(),
                in.readUInt64(),
                in.readString()));
  }

  private static byte[] write(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt32NoTag(FORMAT);
      writer.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] value, Reader<T> reader) throws InvalidProtocolBufferException {
    try {
      CodedInputStream in = CodedInputStream.newInstance(value);
      if (in.readUInt32() != FORMAT) {
        throw new InvalidProtocolBufferException("unknown format of a stored value");
      }
      return reader.read(in);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writer {
    void write(CodedOutputStream out) throws IOException;
  }

  private interface Reader<T> {
    T read(CodedInputStream in) throws IOException;
  }
}
