package org.frontdoor.provider.storage.spool;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.delivery.TaskState.Phase;

/**
 * The bytes of a task's state without its progress. They name targets: they are only ever stored
 * encrypted.
 */
final class TaskStateCodec {

  private static final int FORMAT = 3;

  private TaskStateCodec() {}

  /**
   * What many tasks have in common, so that all those that are read with the same object of this
   * class have it once: a key takes more room than the rest of a task. For one thread.
   */
  static final class Shared {

    private final Map<ByteString, DeliveryKey> keys = new HashMap<>();
    private final Map<ByteString, EndpointId> endpoints = new HashMap<>();

    private DeliveryKey key(ByteString bytes) throws IOException {
      DeliveryKey known = keys.get(bytes);
      if (known == null) {
        known = DeliveryKey.parseFrom(bytes);
        keys.put(bytes, known);
      }
      return known;
    }

    private EndpointId endpoint(ByteString bytes) throws IOException {
      EndpointId known = endpoints.get(bytes);
      if (known == null) {
        known = EndpointId.parseFrom(bytes);
        endpoints.put(bytes, known);
      }
      return known;
    }
  }

  static byte[] encode(TaskState state) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      write(out, state.definition());
      out.writeUTF(state.phase().name());
      out.writeLong(state.sinceMicros());
      out.writeInt(state.stretches().size());
      for (Stretch stretch : state.stretches()) {
        write(out, stretch);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail.", e);
    }
  }

  /**
   * Reads them.
   *
   * @throws IOException if they are not what {@link #encode} wrote
   */
  static TaskState decode(byte[] bytes, TaskProgress progress, Shared shared) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORMAT) {
        throw new IOException("unknown format");
      }
      TaskDefinition definition = readDefinition(in, shared);
      Phase phase = Phase.valueOf(in.readUTF());
      long since = in.readLong();
      List<Stretch> stretches = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        stretches.add(readStretch(in));
      }
      return new TaskState(definition, phase, since, stretches, progress);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a task's state", e);
    }
  }

  private static void write(DataOutputStream out, TaskDefinition definition) throws IOException {
    out.writeLong(definition.taskId().getMostSignificantBits());
    out.writeLong(definition.taskId().getLeastSignificantBits());
    out.writeUTF(definition.liid());
    write(out, definition.authority().toByteString());
    write(out, definition.deliveryKey().toByteString());
    out.writeBoolean(definition.test());
  }

  private static TaskDefinition readDefinition(DataInputStream in, Shared shared)
      throws IOException {
    return new TaskDefinition(
        new UUID(in.readLong(), in.readLong()),
        in.readUTF(),
        shared.endpoint(readBytes(in)),
        shared.key(readBytes(in)),
        in.readBoolean());
  }

  private static void write(DataOutputStream out, Stretch stretch) throws IOException {
    out.writeLong(stretch.fromOffset());
    out.writeLong(stretch.fromMicros());
    out.writeLong(stretch.untilMicros());
    out.writeBoolean(stretch.closesSessions());
    out.writeInt(stretch.accounts().size());
    for (String account : stretch.accounts()) {
      out.writeUTF(account);
    }
    write(out, stretch.receipt());
  }

  private static Stretch readStretch(DataInputStream in) throws IOException {
    long fromOffset = in.readLong();
    long from = in.readLong();
    long until = in.readLong();
    boolean closes = in.readBoolean();
    Set<String> accounts = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      accounts.add(in.readUTF());
    }
    return new Stretch(fromOffset, from, until, accounts, closes, readBytes(in));
  }

  private static void write(DataOutputStream out, ByteString bytes) throws IOException {
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  private static ByteString readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a length that cannot be");
    }
    return ByteString.copyFrom(in.readNBytes(length));
  }
}
