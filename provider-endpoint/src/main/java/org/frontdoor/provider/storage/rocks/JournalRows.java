package org.frontdoor.provider.storage.rocks;

import java.util.Optional;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Finds the ends of the journal and checks that they fit. */
final class JournalRows {

  private JournalRows() {}

  /** Where the journal ends; damage if its last block ends elsewhere. */
  static JournalTail tail(OpenRocks rocks) throws RocksDBException {
    byte[] stored = rocks.db().get(rocks.handle(KeptRows.STATE), KeptRows.TAIL);
    JournalTail tail = stored == null ? JournalTail.EMPTY : JournalTail.decode(stored);
    try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.JOURNAL))) {
      rows.seekToLast();
      JournalBlock last = current(rows);
      if (last != null && last.end() != tail.next()) {
        throw new JournalDamagedException("the last block of the journal is missing");
      }
    }
    return tail;
  }

  /** The oldest block, if there is any. */
  static Optional<JournalBlock> first(OpenRocks rocks) throws RocksDBException {
    try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.JOURNAL))) {
      rows.seekToFirst();
      return Optional.ofNullable(current(rows));
    }
  }

  /** The block under an iterator, or null at the end. */
  static @Nullable JournalBlock current(RocksIterator rows) throws RocksDBException {
    if (!rows.isValid()) {
      rows.status();
      return null;
    }
    return JournalBlock.open(rows.key(), rows.value());
  }
}
