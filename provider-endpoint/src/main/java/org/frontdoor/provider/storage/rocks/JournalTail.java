package org.frontdoor.provider.storage.rocks;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.frontdoor.provider.messenger.JournalDamagedException;

/**
 * Where the journal ends; replaced by every commit, in its write.
 *
 * @param next offset of the next event
 * @param timeMicros time of the last event, which later ones do not undercut
 * @param bytes bytes of all blocks that were ever stored
 * @param commits how many commits there have been; tells after a failed one whether it happened
 */
record JournalTail(long next, long timeMicros, long bytes, long commits) {

  static final JournalTail EMPTY = new JournalTail(0, 0, 0, 0);

  private static final int SIZE = 4 * Long.BYTES;

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(SIZE + Integer.BYTES);
    out.putLong(next).putLong(timeMicros).putLong(bytes).putLong(commits);
    return out.putInt(crc(out.array())).array();
  }

  static JournalTail decode(byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    if (stored.length != SIZE + Integer.BYTES || in.getInt(SIZE) != crc(stored)) {
      throw new JournalDamagedException("the end of the journal is damaged");
    }
    return new JournalTail(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  private static int crc(byte[] stored) {
    CRC32C crc = new CRC32C();
    crc.update(stored, 0, SIZE);
    return (int) crc.getValue();
  }
}
