package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.Group;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.SourcePosition;
import org.frontdoor.provider.messenger.StoreChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes that fail before, and writes that fail after they have happened. */
class CommitterTest {

  private static final Device BOB = new Device("bob", 1);

  @TempDir private Path path;

  private RocksFolder folder;
  private Committer committer;
  private Failure next = Failure.NONE;
  private boolean gone;

  private enum Failure {
    NONE(true, false),
    NOT_WRITTEN(false, false),
    WRITTEN(true, false),
    NOT_WRITTEN_AND_DISK_GONE(false, true),
    WRITTEN_AND_DISK_GONE(true, true);

    private final boolean writes;
    private final boolean diskGone;

    Failure(boolean writes, boolean diskGone) {
      this.writes = writes;
      this.diskGone = diskGone;
    }
  }

  @BeforeEach
  void open() throws IOException, RocksDBException {
    folder = RocksFolder.open(path, KeptRows.ALL, 0);
    committer = new Committer(folder, new FailingDisk(), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  /** Fails when it is told to. */
  private final class FailingDisk implements Disk {
    @Override
    public void requireRoom(long bytes) throws RocksDBException {
      if (gone) {
        throw new RocksDBException("played");
      }
    }

    @Override
    public void writeSynced(WriteBatch batch) throws RocksDBException {
      Failure failure = next;
      next = Failure.NONE;
      if (failure.writes) {
        folder.writeSynced(batch);
      }
      gone = failure.diskGone;
      if (failure != Failure.NONE) {
        throw new RocksDBException("played");
      }
    }
  }

  /** A message for bob that also changes a group and a position. */
  private Commit message(long number) {
    return new Commit(
        EventDrafts.messages(number, 1),
        List.of(
            new StoreChange.Keep(BOB, ByteString.copyFromUtf8("content")),
            new StoreChange.PutGroup(new Group("choir", List.of("member" + number)))),
        new SourcePosition("source", number));
  }

  private void assertHolds(int messages) throws RocksDBException {
    assertThat(committer.tail().next()).isEqualTo(messages);
    assertThat(folder.with(JournalRows::tail)).isEqualTo(committer.tail());
    for (int i = 0; i < 3; i++) {
      assertThat(has(KeptRows.JOURNAL, JournalBlock.key(i))).isEqualTo(i < messages);
      assertThat(has(KeptRows.MAILBOX, KeptRows.mailbox(BOB, i))).isEqualTo(i < messages);
    }
    byte[] group = get(KeptRows.GROUPS, KeptRows.group("choir"));
    assertThat(KeptRows.group("choir", group).members()).containsExactly("member" + (messages - 1));
    assertThat(KeptRows.number(get(KeptRows.STATE, KeptRows.position("source"))))
        .isEqualTo(messages - 1);
  }

  private boolean has(RocksFamily family, byte[] key) throws RocksDBException {
    return folder.with(rocks -> rocks.db().get(rocks.handle(family), key) != null);
  }

  private byte[] get(RocksFamily family, byte[] key) throws RocksDBException {
    return folder.with(rocks -> rocks.db().get(rocks.handle(family), key));
  }

  private void assertRefused(Failure failure) {
    next = failure;
    assertThatThrownBy(() -> committer.commit(List.of(message(1))))
        .isInstanceOf(JournalUnavailableException.class);
    assertThat(committer.tail().next()).isEqualTo(1);
  }

  @Test
  void write_thatFailedBeforeItHappened_hasNoEffect() throws RocksDBException {
    committer.commit(List.of(message(0)));
    assertRefused(Failure.NOT_WRITTEN);
    assertHolds(1);
    committer.commit(List.of(message(1)));
    assertHolds(2);
  }

  @Test
  void write_thatFailedAfterItHappened_hasHappened() throws RocksDBException {
    committer.commit(List.of(message(0)));
    next = Failure.WRITTEN;
    committer.commit(List.of(message(1)));
    assertHolds(2);
    committer.commit(List.of(message(2)));
    assertHolds(3);
  }

  @Test
  void write_thatWasGivenUp_hasNoEffect() throws RocksDBException {
    committer.commit(List.of(message(0)));
    assertRefused(Failure.NOT_WRITTEN_AND_DISK_GONE);
    assertRefused(Failure.NONE);
    gone = false;
    committer.commit(List.of(message(1)));
    assertHolds(2);
  }

  @Test
  void write_thatWasGivenUpButHappened_isUndone() throws RocksDBException {
    committer.commit(List.of(message(0)));
    assertRefused(Failure.WRITTEN_AND_DISK_GONE);
    gone = false;
    committer.commit(List.of(new Commit(List.of(), List.of(), null)));
    assertHolds(1);
    committer.commit(List.of(message(1)));
    assertHolds(2);
  }
}
