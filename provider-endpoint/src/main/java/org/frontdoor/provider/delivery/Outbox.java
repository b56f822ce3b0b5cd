package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the loop and the sessions of one authority share: how far the log goes, how far it may have
 * been sent, who reads it now. Survives sessions, not the process.
 *
 * <p>Whatever may have been sent is never dropped: the authority may have it, and a gap in its
 * place would contradict it. So reading for sending claims what it read, and the loop holds the
 * outbox while it decides what to drop and commits that.
 */
public final class Outbox {

  private static final int MAX_MESSAGES = 64;

  /** Positions claimed ahead, so that not every read costs a write. */
  private static final long CLAIM_AHEAD = 1024;

  private static final int RECENT_BYTES = 1 << 20;

  private final EndpointId authority;
  private final Spool spool;
  private final ReentrantLock lock = new ReentrantLock();
  private final DeliveredTasks delivered;
  private final Deque<OperatorMessage> messages = new ArrayDeque<>();
  private final RecentUnits recent = new RecentUnits(RECENT_BYTES);
  private volatile @Nullable Reader reader;
  private volatile long nextPosition;
  private long releasedBefore;
  private long claimedThrough;
  private long claimNoted;
  private long lastCheckpoint;

  Outbox(EndpointId authority, Spool spool, LogState log) {
    this.authority = authority;
    this.spool = spool;
    this.nextPosition = log.nextPosition();
    this.releasedBefore = log.releasedBefore();
    this.claimNoted = log.claimedThrough();
    this.claimedThrough = Math.min(log.claimedThrough(), log.nextPosition() - 1);
    this.lastCheckpoint = log.checkpoint();
    this.delivered = new DeliveredTasks(log.delivered());
  }

  /** One stream that sends from this outbox. */
  interface Reader {
    /**
     * There is news: units, a message, or another reader. Called by any thread; returns at once.
     */
    void wake();
  }

  /**
   * Where a session goes on.
   *
   * @param position position of the first unit that follows
   * @param tracker follows the units from there
   * @param open tasks that no stored checkpoint covers yet
   */
  record Standing(long position, LeafTracker tracker, List<CheckpointLeaf> open) {}

  /** Position that the next unit gets. */
  public long nextPosition() {
    return nextPosition;
  }

  /** The log has grown, or was found to end elsewhere after a failed commit. */
  public void moveTo(long position) {
    nextPosition = position;
    wake();
  }

  /** The log has grown by units, which are committed, up to a position. */
  public void grow(List<SpooledUnit> units, long position) {
    // Nobody waits here for a session that reads or releases: then it reads these from the spool.
    if (reader != null && lock.tryLock()) {
      try {
        recent.add(units);
      } finally {
        lock.unlock();
      }
    }
    moveTo(position);
  }

  /**
   * Keeps sessions from reading until {@link #free}, because units are about to be replaced;
   * acknowledgements wait too.
   */
  public void hold() {
    lock.lock();
    recent.clear();
  }

  /** Ends {@link #hold}. */
  public void free() {
    lock.unlock();
  }

  /** No unit after this position has been sent. Only while held. */
  public long claimedThrough() {
    return claimedThrough;
  }

  /** Tells the authority something, now or when it connects; of too many the oldest are dropped. */
  public void say(OperatorMessage message) {
    locked(
        () -> {
          if (messages.size() == MAX_MESSAGES) {
            messages.remove();
          }
          messages.add(message);
        });
    wake();
  }

  /** Makes this the only reader; the one before finds out when it is woken. */
  void attach(Reader newest) {
    @Nullable Reader before;
    lock.lock();
    try {
      before = reader;
      reader = newest;
    } finally {
      lock.unlock();
    }
    if (before != null) {
      before.wake();
    }
  }

  void detach(Reader leaving) {
    locked(
        () -> {
          if (leaving.equals(reader)) {
            reader = null;
          }
        });
  }

  boolean isReader(Reader who) {
    return who.equals(reader);
  }

  /** The number of the last checkpoint. */
  long lastCheckpoint() {
    lock.lock();
    try {
      return lastCheckpoint;
    } finally {
      lock.unlock();
    }
  }

  /** Every unit before this position has been released. */
  long releasedBefore() {
    lock.lock();
    try {
      return releasedBefore;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The authority says where it stands: releases what it has and goes on from there. What was sent
   * beyond that on earlier streams is as if never sent.
   *
   * @param position at most {@link #nextPosition}; from {@link #releasedBefore} on if less
   */
  Standing resume(Reader who, long position, long checkpoint) {
    lock.lock();
    try {
      long from = Math.max(position, releasedBefore);
      if (isReader(who)) {
        release(from, passed(from, delivered.tracker()), checkpoint);
        claimedThrough = from - 1;
      }
      return new Standing(from, delivered.tracker(), delivered.open());
    } finally {
      lock.unlock();
    }
  }

  /** Units to send; none if another reader took over. */
  List<SpooledUnit> read(Reader who, long from, int maxBytes) {
    lock.lock();
    try {
      if (!isReader(who) || from >= nextPosition) {
        return List.of();
      }
      List<SpooledUnit> units = recent.from(from, maxBytes);
      if (units.isEmpty()) {
        units = spool.read(authority, from, maxBytes);
      }
      if (!units.isEmpty()) {
        claim(units.getLast().position());
      }
      return units;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The authority has stored everything before a position.
   *
   * @param passed the units before it that were sent
   */
  void acknowledge(Reader who, long position, Passed passed, long checkpoint) {
    lock.lock();
    try {
      if (isReader(who)) {
        release(Math.max(position, releasedBefore), passed, checkpoint);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next checkpoint number. */
  long nextCheckpoint() {
    lock.lock();
    try {
      lastCheckpoint = spool.nextCheckpoint(authority);
      return lastCheckpoint;
    } finally {
      lock.unlock();
    }
  }

  /** Remembers what a checkpoint says until it is acknowledged. */
  void remember(long number, List<CheckpointLeaf> leaves) {
    locked(() -> delivered.sent(number, leaves));
  }

  /** What the authority is to be told next. */
  Optional<OperatorMessage> nextMessage() {
    lock.lock();
    try {
      return Optional.ofNullable(messages.poll());
    } finally {
      lock.unlock();
    }
  }

  private Passed passed(long before, LeafTracker tracker) {
    long bytes = 0;
    Map<String, CheckpointLeaf> leaves = new HashMap<>();
    long from = releasedBefore;
    while (from < before) {
      List<SpooledUnit> units = spool.read(authority, from, 1 << 20);
      if (units.isEmpty()) {
        break;
      }
      for (SpooledUnit unit : units) {
        if (unit.position() < before) {
          CheckpointLeaf leaf = tracker.after(unit);
          leaves.put(leaf.getLiid(), leaf);
          bytes += unit.bytes();
        }
      }
      from = units.getLast().position() + 1;
    }
    return new Passed(leaves.values(), bytes);
  }

  private void release(long before, Passed passed, long checkpoint) {
    Release release = delivered.plan(authority, before, passed, checkpoint);
    if (before > releasedBefore || !release.changed().isEmpty() || !release.settled().isEmpty()) {
      spool.release(release);
    }
    delivered.apply(release, checkpoint);
    releasedBefore = before;
  }

  private void claim(long through) {
    if (through > claimNoted) {
      spool.claim(authority, through + CLAIM_AHEAD);
      claimNoted = through + CLAIM_AHEAD;
    }
    claimedThrough = Math.max(claimedThrough, through);
  }

  private void wake() {
    @Nullable Reader current = reader;
    if (current != null) {
      current.wake();
    }
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
