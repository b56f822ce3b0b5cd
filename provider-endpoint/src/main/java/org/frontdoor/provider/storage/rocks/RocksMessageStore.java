package org.frontdoor.provider.storage.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.Group;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.KeptMessage;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.messenger.StoreChange;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The messenger's store on RocksDB. */
public final class RocksMessageStore implements MessageStore {

  /** Room that is left free on the disk: all that the families may hold in memory, and some. */
  public static final long DEFAULT_RESERVE_BYTES = 64L << 20;

  /** A group commit is closed at so many events. */
  private static final int MAX_GROUP = 65_536;

  private final RocksFolder folder;
  private final JournalBounds bounds;
  private final Committer committer;
  private final JournalHead head;
  private final GroupCommit<Commit> commits = new GroupCommit<>(this::commitGroup, MAX_GROUP);
  private final RocksEventJournal journal = new RocksEventJournal(this);
  private volatile boolean closed;

  private RocksMessageStore(RocksFolder folder, JournalBounds bounds, InstantSource clock)
      throws RocksDBException {
    this.folder = folder;
    this.bounds = bounds;
    this.committer = new Committer(folder, folder, clock);
    this.head = new JournalHead(folder, committer.tail());
  }

  /** Opens the store in a folder, with the default reserve. */
  public static RocksMessageStore open(Path folder, JournalBounds bounds, InstantSource clock) {
    return open(folder, bounds, clock, DEFAULT_RESERVE_BYTES);
  }

  /**
   * Opens the store in a folder, which is made if need be.
   *
   * @param clock gives the events their times
   * @param reserveBytes room that is left free on the disk
   * @throws JournalUnavailableException if the folder cannot be used
   * @throws org.frontdoor.provider.messenger.JournalDamagedException if what is in it was damaged
   */
  public static RocksMessageStore open(
      Path folder, JournalBounds bounds, InstantSource clock, long reserveBytes) {
    try {
      RocksFolder opened = RocksFolder.open(folder, KeptRows.ALL, reserveBytes);
      try {
        return new RocksMessageStore(opened, bounds, clock);
      } catch (RocksDBException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (RocksDBException e) {
      throw Failures.of(e, folder);
    } catch (IOException e) {
      throw new JournalUnavailableException(
          "cannot make the folder " + folder + "; check that its parent is writable", e);
    }
  }

  @Override
  public EventJournal journal() {
    return journal;
  }

  @Override
  public long commit(List<EventDraft> events, List<StoreChange> changes) {
    return commit(new Commit(List.copyOf(events), List.copyOf(changes), null));
  }

  long commit(Commit commit) {
    commits.submit(commit, commit.weight());
    return commit.firstOffset();
  }

  private void commitGroup(List<Commit> group) {
    if (closed) {
      throw new JournalUnavailableException("the messenger's store is closed");
    }
    committer.commit(group);
    journal.signal();
    try {
      head.enforce(bounds, committer.tail());
    } catch (RocksDBException e) {
      // The commit has happened. The next one meets the same trouble, or enforces the bound.
    }
  }

  @Override
  public List<KeptMessage> mailbox(Device device, long afterNumber, int max) {
    byte[] prefix = KeptRows.mailbox(device);
    return read(
        rocks -> {
          List<KeptMessage> messages = new ArrayList<>();
          try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.MAILBOX))) {
            rows.seek(KeptRows.mailbox(device, afterNumber + 1));
            while (messages.size() < max && isUnder(rows, prefix)) {
              messages.add(KeptRows.message(rows.key(), rows.value()));
              rows.next();
            }
          }
          return messages;
        });
  }

  @Override
  public Optional<Group> group(String groupId) {
    return read(
        rocks ->
            Optional.ofNullable(
                    rocks.db().get(rocks.handle(KeptRows.GROUPS), KeptRows.group(groupId)))
                .map(stored -> KeptRows.group(groupId, stored)));
  }

  @Override
  public Map<Long, String> openSessions() {
    return read(
        rocks -> {
          Map<Long, String> sessions = new HashMap<>();
          try (RocksIterator rows = rocks.db().newIterator(rocks.handle(KeptRows.STATE))) {
            rows.seek(KeptRows.SESSIONS);
            while (isUnder(rows, KeptRows.SESSIONS)) {
              sessions.put(KeptRows.sessionId(rows.key()), new String(rows.value(), UTF_8));
              rows.next();
            }
          }
          return sessions;
        });
  }

  private static boolean isUnder(RocksIterator rows, byte[] prefix) throws RocksDBException {
    if (!rows.isValid()) {
      rows.status();
      return false;
    }
    byte[] key = rows.key();
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Reads; a store that a failed write has left closed is opened again first. */
  <T> T read(RocksFolder.Work<T> work) {
    if (closed) {
      throw new JournalUnavailableException("the messenger's store is closed");
    }
    try {
      if (!folder.isOpen()) {
        commit(List.of(), List.of());
      }
      return folder.with(work);
    } catch (RocksDBException e) {
      throw Failures.of(e, folder.path());
    }
  }

  long nextOffset() {
    return committer.tail().next();
  }

  long firstOffset() {
    return head.first();
  }

  void trim(long beforeOffset) {
    try {
      head.trim(Math.min(beforeOffset, nextOffset()), committer.tail());
    } catch (RocksDBException e) {
      throw Failures.of(e, folder.path());
    }
  }

  @Override
  public void close() {
    closed = true;
    commits.exclusively(folder::close);
    journal.signalClosed();
  }
}
