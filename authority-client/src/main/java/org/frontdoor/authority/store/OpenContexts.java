package org.frontdoor.authority.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The next sequence number of each open context of a task, by communication identity number and in
 * its order. Immutable. Two arrays of numbers, since a store has one of these for each task and the
 * checks make a new one for each batch.
 */
public final class OpenContexts {

  /** No context is open. */
  public static final OpenContexts NONE = new OpenContexts(new long[0], new long[0]);

  private final long[] cins;
  private final long[] next;

  private OpenContexts(long[] cins, long[] next) {
    this.cins = cins;
    this.next = next;
  }

  /**
   * The first so many of the contexts in two arrays, which are copied.
   *
   * @param cins communication identity numbers, ascending, each once
   * @param next the next sequence number of each
   * @throws IllegalArgumentException if the numbers do not ascend
   */
  public static OpenContexts of(long[] cins, long[] next, int size) {
    for (int i = 1; i < size; i++) {
      if (cins[i - 1] >= cins[i]) {
        throw new IllegalArgumentException("Contexts are in the order of their numbers");
      }
    }
    return new OpenContexts(Arrays.copyOf(cins, size), Arrays.copyOf(next, size));
  }

  /** The contexts of a map from communication identity number to the next sequence number. */
  public static OpenContexts of(Map<Long, Long> contexts) {
    var ordered = new TreeMap<>(contexts);
    return new OpenContexts(
        ordered.keySet().stream().mapToLong(Long::longValue).toArray(),
        ordered.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** How many contexts are open. */
  public int size() {
    return cins.length;
  }

  /** Communication identity number of a context, or {@link TaskState#NO_SESSION}. */
  public long cin(int context) {
    return cins[context];
  }

  /** The sequence number that the next record of a context must have. */
  public long next(int context) {
    return next[context];
  }

  /** The communication identity numbers, to work on. */
  public long[] cins() {
    return cins.clone();
  }

  /** The next sequence numbers in the order of {@link #cins}, to work on. */
  public long[] nexts() {
    return next.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenContexts that
        && Arrays.equals(cins, that.cins)
        && Arrays.equals(next, that.next);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(cins) + Arrays.hashCode(next);
  }

  /** Says how many. */
  @Override
  public String toString() {
    return cins.length + " open contexts";
  }
}
