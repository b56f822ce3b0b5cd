package org.frontdoor.provider.storage.rocks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.JournaledEvent;

/**
 * Consecutive events of one commit, stored under the offset of the first (8 bytes, big endian).
 *
 * <pre>
 * crc        u32  CRC-32C of the key and of all that follows
 * format     u8   1
 * before     u64  bytes of all blocks that were ever stored before this one
 * time       u64  when the journal took the events, in microseconds since 1970
 * count      u32  how many events follow
 * events          {@link EventCodec}
 * </pre>
 */
final class JournalBlock {

  /** A block is closed when it holds so many events ... */
  static final int MAX_EVENTS = 1024;

  /** ... or so many bytes. */
  static final int MAX_BYTES = 256 << 10;

  private static final int HEADER = 4 + 1 + 8 + 8 + 4;
  private static final byte FORMAT = 1;

  private final long first;
  private final long bytesBefore;
  private final long timeMicros;
  private final int count;
  private final byte[] stored;

  private JournalBlock(long first, long bytesBefore, long timeMicros, int count, byte[] stored) {
    this.first = first;
    this.bytesBefore = bytesBefore;
    this.timeMicros = timeMicros;
    this.count = count;
    this.stored = stored;
  }

  /** The offset of the first event. */
  long first() {
    return first;
  }

  /** Bytes of all blocks that were ever stored before this one. */
  long bytesBefore() {
    return bytesBefore;
  }

  int count() {
    return count;
  }

  /** What is stored. */
  byte[] stored() {
    return stored;
  }

  /** The offset after the last event. */
  long end() {
    return first + count;
  }

  static byte[] key(long offset) {
    return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
  }

  static long offset(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  /** Encodes as many of the drafts as go into one block, from an index on. */
  static JournalBlock encode(
      List<EventDraft> drafts, int from, long first, long bytesBefore, long timeMicros) {
    int end = Math.min(drafts.size(), from + MAX_EVENTS);
    ByteSink out = new ByteSink(HEADER + (end - from) * 40);
    out.skip(HEADER);
    int index = from;
    while (index < end && out.size() < MAX_BYTES) {
      EventCodec.encode(drafts.get(index), out);
      index++;
    }
    byte[] stored = out.toByteArray();
    ByteBuffer.wrap(stored)
        .putInt(0)
        .put(FORMAT)
        .putLong(bytesBefore)
        .putLong(timeMicros)
        .putInt(index - from);
    ByteBuffer.wrap(stored).putInt(crc(first, stored));
    return new JournalBlock(first, bytesBefore, timeMicros, index - from, stored);
  }

  /** Checks and reads the header of a stored block. */
  static JournalBlock open(byte[] key, byte[] stored) {
    if (key.length != Long.BYTES || stored.length < HEADER) {
      throw new JournalDamagedException("a journal block is cut off");
    }
    long first = offset(key);
    ByteBuffer header = ByteBuffer.wrap(stored);
    if (header.getInt() != crc(first, stored) || header.get() != FORMAT) {
      throw new JournalDamagedException("the journal block at offset " + first + " is damaged");
    }
    return new JournalBlock(first, header.getLong(), header.getLong(), header.getInt(), stored);
  }

  /** The events from an offset on. */
  List<JournaledEvent> events(long fromOffset) {
    List<JournaledEvent> events = new ArrayList<>((int) (end() - Math.max(first, fromOffset)));
    ByteSource in = new ByteSource(stored, HEADER);
    for (long offset = first; offset < end(); offset++) {
      JournaledEvent event = EventCodec.decode(in, offset, timeMicros);
      if (offset >= fromOffset) {
        events.add(event);
      }
    }
    if (!in.isAtEnd()) {
      throw ByteSource.damaged();
    }
    return events;
  }

  private static int crc(long first, byte[] stored) {
    CRC32C crc = new CRC32C();
    crc.update(key(first));
    crc.update(stored, 4, stored.length - 4);
    return (int) crc.getValue();
  }
}
