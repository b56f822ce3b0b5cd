package org.frontdoor.provider.storage.spool;

import com.google.crypto.tink.Aead;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.provider.delivery.DeliveredTask;
import org.frontdoor.provider.delivery.JournalCursor;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;

/** Values of the spool. Those that name targets are encrypted and bound to their key. */
final class SpoolValues {

  private static final int LINK = 32;

  /** Bytes of a unit's value besides those that {@link SpooledUnit#bytes} counts. */
  static final int UNIT_OVERHEAD = 2 * LINK + 4;

  private final Aead aead;
  private final ProgressCodec progress;

  SpoolValues(Aead aead) {
    this.aead = aead;
    this.progress = new ProgressCodec(aead);
  }

  ProgressCodec progress() {
    return progress;
  }

  byte[] task(TaskState state, byte[] key) {
    try {
      return aead.encrypt(TaskStateCodec.encode(state), key);
    } catch (GeneralSecurityException e) {
      throw new SpoolException("A task's state cannot be encrypted.", e);
    }
  }

  TaskState task(byte[] value, byte[] key, TaskProgress progress, TaskStateCodec.Shared shared) {
    try {
      return TaskStateCodec.decode(aead.decrypt(value, key), progress, shared);
    } catch (GeneralSecurityException | IOException e) {
      throw new SpoolException(
          "A task's state is damaged or was encrypted with another storage key.", e);
    }
  }

  static byte[] unit(SpooledUnit unit) {
    ByteBuffer value = ByteBuffer.allocate(UNIT_OVERHEAD + unit.bytes());
    unit.linkBefore().copyTo(value);
    unit.linkAfter().copyTo(value);
    value.putInt(unit.header().size());
    unit.header().copyTo(value);
    unit.ciphertext().copyTo(value);
    return value.array();
  }

  /**
   * Reads what the other wrote.
   *
   * @param value becomes part of the unit: it must not be changed any more
   */
  static SpooledUnit unit(long position, byte[] value) {
    int headerLength =
        value.length < UNIT_OVERHEAD ? -1 : ByteBuffer.wrap(value, 2 * LINK, 4).getInt();
    if (headerLength < 0 || headerLength > value.length - UNIT_OVERHEAD) {
      throw new SpoolException("The unit at position " + position + " is damaged.");
    }
    int body = UNIT_OVERHEAD + headerLength;
    return new SpooledUnit(
        position,
        UnsafeByteOperations.unsafeWrap(value, UNIT_OVERHEAD, headerLength),
        UnsafeByteOperations.unsafeWrap(value, body, value.length - body),
        ByteString.copyFrom(value, 0, LINK),
        ByteString.copyFrom(value, LINK, LINK));
  }

  static byte[] cursor(JournalCursor cursor) {
    return longs(cursor.offset(), cursor.timeMicros());
  }

  static JournalCursor cursor(byte[] value) {
    ByteBuffer numbers = numbers(value, 2);
    return new JournalCursor(numbers.getLong(), numbers.getLong());
  }

  static byte[] delivered(DeliveredTask task) {
    ByteString leaf = task.leaf().toByteString();
    byte[] value = new byte[leaf.size() + 1];
    value[0] = (byte) (task.covered() ? 1 : 0);
    leaf.copyTo(value, 1);
    return value;
  }

  static DeliveredTask delivered(byte[] value) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(value);
      boolean covered = value.length > 0 && rest.get() == 1;
      return new DeliveredTask(CheckpointLeaf.parseFrom(rest), covered);
    } catch (InvalidProtocolBufferException e) {
      throw new SpoolException("A record of what was delivered is damaged.", e);
    }
  }

  static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  static ByteBuffer numbers(byte[] value, int count) {
    if (value.length != 8 * count) {
      throw new SpoolException("A counter of the spool is damaged.");
    }
    return ByteBuffer.wrap(value);
  }
}
