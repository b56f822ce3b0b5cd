package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a log from its first entry on and believes nothing: every checkpoint must satisfy the
 * policy, and every entry be one that the checkpoint counts. Computes the tree itself, so what was
 * read once cannot change later. Not safe for use by several threads.
 *
 * <p>However long the log is and whatever it sends, one look takes no more than {@link #MOST_NEW}
 * entries and some {@link #MOST_BYTES}: a newcomer reads a long log in several looks.
 */
public final class LogFollower {

  /** The most entries that one look brings. */
  public static final int MOST_NEW = 1 << 20;

  /** After so many bytes a look brings no further page. */
  public static final int MOST_BYTES = 1 << 22;

  /** The largest entry that is taken, in bytes. */
  public static final int LARGEST_ENTRY = 1 << 16;

  /** A page may be short of {@link LogView#PAGE}, but not always: so many calls are spare. */
  private static final int SPARE_CALLS = 64;

  private final WitnessPolicy policy;
  private final int most;
  private final int mostBytes;
  private final GrowingTree tree = new GrowingTree();

  /** A follower that has read nothing yet. */
  public LogFollower(WitnessPolicy policy) {
    this(policy, MOST_NEW, MOST_BYTES);
  }

  LogFollower(WitnessPolicy policy, int most, int mostBytes) {
    this.policy = policy;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /**
   * An entry in its place.
   *
   * @param index from 0
   * @param bytes what it says
   */
  public record Entry(long index, ByteString bytes) {}

  /**
   * What a look at a log brought.
   *
   * @param checkpoint what was believed
   * @param entries what is new, in order; all of them are in the tree of the checkpoint
   */
  public record News(WitnessedCheckpoint checkpoint, List<Entry> entries) {

    /** Whether nothing of the checkpoint's tree is left to be read. */
    private boolean reaches(TreeHead read) {
      return read.size() >= checkpoint.checkpoint().head().size();
    }
  }

  /** The tree that was read last. */
  public TreeHead head() {
    return tree.head();
  }

  /**
   * Reads what is new, or of very much the next part: {@link #head} is behind the checkpoint then.
   *
   * @throws TlogException if the log shows anything that cannot be believed; what was read before
   *     stands, and nothing of the new is taken
   */
  public News follow(LogView log) throws TlogException {
    WitnessedCheckpoint checkpoint = policy.verify(log.checkpoint());
    TreeHead head = checkpoint.checkpoint().head();
    WitnessRule.requireGrowth(head(), head);
    List<Entry> entries = read(log, head.size());
    take(entries, head, log);
    return new News(checkpoint, entries);
  }

  /**
   * Reads all that is new, in as many looks as it takes, up to the tree that the log shows first: a
   * log that grows meanwhile is read on the next time. All of it is in memory then.
   *
   * @throws TlogException as {@link #follow}; what the looks before it brought is lost to the
   *     caller, who cannot go on with this follower
   */
  public List<Entry> followAll(LogView log) throws TlogException {
    News first = follow(log);
    List<Entry> entries = new ArrayList<>(first.entries);
    while (!first.reaches(head())) {
      entries.addAll(follow(log).entries);
    }
    return entries;
  }

  private List<Entry> read(LogView log, long size) throws TlogException {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    long next = tree.size();
    long end = Math.min(size, next + most);
    long calls = SPARE_CALLS + 2 * (end - next) / LogView.PAGE;
    while (next < end && bytes < mostBytes) {
      TlogException.require(calls-- > 0, TlogFault.MISSING_ENTRIES);
      List<ByteString> page = log.entries(next, end);
      TlogException.require(
          !page.isEmpty() && page.size() <= end - next, TlogFault.MISSING_ENTRIES);
      TlogException.require(page.size() <= LogView.PAGE, TlogFault.TOO_LARGE);
      for (ByteString each : page) {
        TlogException.require(each.size() <= LARGEST_ENTRY, TlogFault.TOO_LARGE);
        bytes += each.size();
        entries.add(new Entry(next++, each));
      }
    }
    return entries;
  }

  /** Takes entries with which the tree is the one that is shown or its beginning, or none. */
  private void take(List<Entry> entries, TreeHead head, LogView log) throws TlogException {
    TreeHead before = head();
    entries.forEach(each -> tree.append(each.bytes));
    TreeHead after = head();
    if (after.equals(head)) {
      return;
    }
    boolean taken = false;
    try {
      TlogException.require(after.size() < head.size(), TlogFault.MISSING_ENTRIES);
      log.consistency(after.size(), head.size()).verify(after, head);
      taken = true;
    } catch (TlogException e) {
      // Either the past was rewritten, or entries were shown that are not in the tree.
      log.consistency(before.size(), head.size()).verify(before, head);
      throw e.fault() == TlogFault.BROKEN_CONSISTENCY
          ? new TlogException(TlogFault.MISSING_ENTRIES, e)
          : e;
    } finally {
      // Whatever went wrong, a call that failed too: nothing stays that was not verified.
      if (!taken) {
        tree.truncate(before.size());
      }
    }
  }
}
