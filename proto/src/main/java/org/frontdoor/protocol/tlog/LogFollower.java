package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a log from its first entry on and believes nothing: every checkpoint must satisfy the
 * policy, and every entry be one that the checkpoint counts. Computes the tree itself, so what was
 * read once cannot change later. Not safe for use by several threads.
 */
public final class LogFollower {

  /** The most entries by which a log may grow between two looks. */
  public static final int MOST_NEW = 1 << 20;

  private final WitnessPolicy policy;
  private final GrowingTree tree = new GrowingTree();

  /** A follower that has read nothing yet. */
  public LogFollower(WitnessPolicy policy) {
    this.policy = policy;
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
   * @param entries what is new, in order
   */
  public record News(WitnessedCheckpoint checkpoint, List<Entry> entries) {}

  /** The tree that was read last. */
  public TreeHead head() {
    return tree.head();
  }

  /**
   * Reads what is new.
   *
   * @throws TlogException if the log shows anything that cannot be believed; what was read before
   *     stands, and nothing of the new is taken
   */
  public News follow(LogView log) throws TlogException {
    WitnessedCheckpoint checkpoint = policy.verify(log.checkpoint());
    TreeHead head = checkpoint.checkpoint().head();
    WitnessRule.requireGrowth(head(), head);
    TlogException.require(head.size() - tree.size() <= MOST_NEW, TlogFault.TOO_LARGE);
    List<Entry> entries = read(log, head.size());
    take(entries, head, log);
    return new News(checkpoint, entries);
  }

  private List<Entry> read(LogView log, long size) throws TlogException {
    List<Entry> entries = new ArrayList<>();
    long next = tree.size();
    while (next < size) {
      List<ByteString> page = log.entries(next, size);
      TlogException.require(
          !page.isEmpty() && page.size() <= size - next, TlogFault.MISSING_ENTRIES);
      for (ByteString bytes : page) {
        entries.add(new Entry(next++, bytes));
      }
    }
    return entries;
  }

  /** Takes entries that lead from the tree as it was to the one that is shown, or none. */
  private void take(List<Entry> entries, TreeHead head, LogView log) throws TlogException {
    TreeHead before = head();
    entries.forEach(each -> tree.append(each.bytes));
    if (!head().equals(head)) {
      tree.truncate(before.size());
      // Either the past was rewritten, or entries were shown that are not in the tree.
      log.consistency(before.size(), head.size()).verify(before, head);
      throw new TlogException(TlogFault.MISSING_ENTRIES);
    }
  }
}
