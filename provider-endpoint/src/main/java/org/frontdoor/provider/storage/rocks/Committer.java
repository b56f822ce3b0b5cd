package org.frontdoor.provider.storage.rocks;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Writes commits and recovers from writes that failed. Not thread-safe but for {@link #tail()}: one
 * thread at a time, by {@link GroupCommit}.
 *
 * <pre>
 * state    commit succeeds   commit fails                         next commit
 * WORKING  WORKING           reopened: WORKING; it happened if    is written
 *                            recovery found it, else it did not
 *                            not reopened: DOUBTFUL; it did not
 * DOUBTFUL                                                        reopens; a commit that was given
 *                                                                 up but is found is undone;
 *                                                                 WORKING, and is written
 * </pre>
 */
final class Committer {

  /** A write of which it is not known whether it happened. */
  private record Doubt(JournalTail after, List<CommitBatch.Undo> undo) {}

  private final RocksFolder folder;
  private final InstantSource clock;
  private final Disk disk;
  private volatile JournalTail tail;
  private @Nullable Doubt doubt;

  Committer(RocksFolder folder, Disk disk, InstantSource clock) throws RocksDBException {
    this.folder = folder;
    this.clock = clock;
    this.disk = disk;
    this.tail = folder.with(JournalRows::tail);
  }

  /** Where the journal ends, by what was committed. */
  JournalTail tail() {
    return tail;
  }

  void commit(List<Commit> commits) {
    try {
      if (doubt != null) {
        recover(doubt);
      }
      if (commits.stream().allMatch(Commit::isEmpty)) {
        commits.forEach(commit -> commit.setFirstOffset(tail.next()));
        return;
      }
      tail = write(commits);
    } catch (RocksDBException e) {
      if (doubt == null || !happened(doubt)) {
        throw Failures.of(e, folder.path());
      }
    }
  }

  private JournalTail write(List<Commit> commits) throws RocksDBException {
    JournalTail before = tail;
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long time = Math.max(before.timeMicros(), now);
    return folder.with(
        rocks -> {
          try (CommitBatch batch = new CommitBatch(rocks)) {
            JournalTail after = CommitEncoder.encode(batch, commits, before, time);
            disk.requireRoom(batch.bytes());
            doubt = new Doubt(after, batch.undo());
            disk.writeSynced(batch.raw());
            doubt = null;
            return after;
          }
        });
  }

  /** Asks the disk, directly after a failure, when it still can be asked. */
  private boolean happened(Doubt asked) {
    try {
      disk.requireRoom(0);
      folder.reopen();
      JournalTail found = folder.with(JournalRows::tail);
      require(found, asked);
      tail = found;
      doubt = null;
      return found.equals(asked.after());
    } catch (RocksDBException e) {
      return false;
    }
  }

  private void recover(Doubt old) throws RocksDBException {
    disk.requireRoom(0);
    folder.reopen();
    JournalTail found = folder.with(JournalRows::tail);
    require(found, old);
    if (found.equals(old.after())) {
      undo(old);
    }
    doubt = null;
  }

  private void undo(Doubt givenUp) throws RocksDBException {
    folder.with(
        rocks -> {
          try (CommitBatch batch = new CommitBatch(rocks)) {
            batch.undo(givenUp.undo());
            disk.writeSynced(batch.raw());
            return true;
          }
        });
  }

  private void require(JournalTail found, Doubt asked) {
    if (!found.equals(tail) && !found.equals(asked.after())) {
      throw new JournalDamagedException("the journal does not end where it did");
    }
  }
}
