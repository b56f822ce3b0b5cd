package org.frontdoor.provider.storage.rocks;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.StoreChange;
import org.rocksdb.RocksDBException;

/** Turns the commits of a group into rows of one batch. */
final class CommitEncoder {

  private CommitEncoder() {}

  /**
   * Fills a batch and tells every commit its offset.
   *
   * @return where the journal ends once the batch is written
   */
  static JournalTail encode(
      CommitBatch batch, List<Commit> commits, JournalTail tail, long timeMicros)
      throws RocksDBException {
    List<EventDraft> events = new ArrayList<>();
    for (Commit commit : commits) {
      commit.setFirstOffset(tail.next() + events.size());
      events.addAll(commit.events);
      for (StoreChange change : commit.changes) {
        apply(batch, commit, change, timeMicros);
      }
      if (commit.position != null) {
        batch.put(
            KeptRows.STATE,
            KeptRows.position(commit.position.source()),
            KeptRows.number(commit.position.position()));
      }
    }
    JournalTail after = encodeEvents(batch, events, tail, timeMicros);
    batch.put(KeptRows.STATE, KeptRows.TAIL, after.encode());
    return after;
  }

  private static JournalTail encodeEvents(
      CommitBatch batch, List<EventDraft> events, JournalTail tail, long timeMicros)
      throws RocksDBException {
    long bytes = tail.bytes();
    int done = 0;
    while (done < events.size()) {
      JournalBlock block = JournalBlock.encode(events, done, tail.next() + done, bytes, timeMicros);
      batch.putNew(KeptRows.JOURNAL, JournalBlock.key(block.first()), block.stored());
      bytes += block.stored().length;
      done += block.count();
    }
    return new JournalTail(
        tail.next() + events.size(),
        events.isEmpty() ? tail.timeMicros() : timeMicros,
        bytes,
        tail.commits() + 1);
  }

  private static void apply(CommitBatch batch, Commit commit, StoreChange change, long timeMicros)
      throws RocksDBException {
    switch (change) {
      case StoreChange.Keep keep -> keep(batch, commit, keep, timeMicros);
      case StoreChange.Release release ->
          batch.delete(KeptRows.MAILBOX, KeptRows.mailbox(release.device(), release.number()));
      case StoreChange.PutGroup put ->
          batch.put(
              KeptRows.GROUPS, KeptRows.group(put.group().id()), KeptRows.members(put.group()));
      case StoreChange.OpenSession open ->
          batch.put(
              KeptRows.STATE,
              KeptRows.session(open.sessionId()),
              ByteString.copyFromUtf8(open.account()).toByteArray());
      case StoreChange.CloseSession close ->
          batch.delete(KeptRows.STATE, KeptRows.session(close.sessionId()));
    }
  }

  private static void keep(CommitBatch batch, Commit commit, StoreChange.Keep keep, long timeMicros)
      throws RocksDBException {
    int index = 0;
    while (commit.events.get(index).kind() != EventKind.MESSAGE_SENT) {
      index++;
    }
    batch.putNew(
        KeptRows.MAILBOX,
        KeptRows.mailbox(keep.device(), commit.firstOffset() + index),
        KeptRows.envelope(commit.events.get(index), timeMicros, keep.content()));
  }
}
