package org.frontdoor.provider.storage.spool;

import java.nio.ByteBuffer;
import java.util.List;
import org.frontdoor.provider.delivery.DeliveredTask;
import org.frontdoor.provider.delivery.LogState;

/**
 * The numbers of one authority's log.
 *
 * @param next position that the next unit gets
 * @param released every unit before this position is released
 * @param claimed no unit after this position has been sent
 * @param checkpoint number of the last checkpoint
 * @param bytes bytes of the units kept
 */
record LogCounters(long next, long released, long claimed, long checkpoint, long bytes) {

  static final LogCounters NEW = new LogCounters(1, 1, 0, 0, 0);

  LogCounters grownTo(long position, long newBytes) {
    return new LogCounters(position, released, claimed, checkpoint, newBytes);
  }

  LogCounters releasedTo(long position, long newBytes) {
    return new LogCounters(next, position, claimed, checkpoint, newBytes);
  }

  LogCounters claimedTo(long position) {
    return new LogCounters(next, released, Math.max(claimed, position), checkpoint, bytes);
  }

  LogCounters withCheckpoint(long number) {
    return new LogCounters(next, released, claimed, number, bytes);
  }

  LogState state(List<DeliveredTask> delivered) {
    return new LogState(next, released, claimed, checkpoint, bytes, delivered);
  }

  byte[] encode() {
    return SpoolValues.longs(next, released, claimed, checkpoint, bytes);
  }

  static LogCounters decode(byte[] value) {
    ByteBuffer in = SpoolValues.numbers(value, 5);
    return new LogCounters(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }
}
