package org.frontdoor.provider.interception;

import java.util.Set;

/**
 * Says of almost every account that is not targeted that it is not, with one look at memory that is
 * small enough to stay near the processor. What a large index costs an event is the way to memory,
 * and most events are nobody's who is targeted. It never says so of an account that was added.
 */
final class AccountFilter {

  /** Bits for each account: about one in sixteen of the others is taken for one of them. */
  private static final int BITS_AN_ACCOUNT = 16;

  private static final int LEAST_CAPACITY = 1 << 10;

  /** Odd, and near the golden ratio of 2^32, so that similar hashes come to lie apart. */
  private static final int SPREAD = 0x9E3779B9;

  private final long[] words;
  private final int shift;
  private final int capacity;
  private int added;

  private AccountFilter(int capacity) {
    int bits = Integer.highestOneBit(capacity * BITS_AN_ACCOUNT - 1) << 1;
    this.words = new long[bits / Long.SIZE];
    this.shift = Integer.numberOfLeadingZeros(bits) + 1;
    this.capacity = capacity;
  }

  /** A filter with room for twice as many accounts as it begins with. */
  static AccountFilter of(Set<String> accounts) {
    AccountFilter filter = new AccountFilter(Math.max(LEAST_CAPACITY, 2 * accounts.size()));
    accounts.forEach(filter::add);
    return filter;
  }

  /** Whether it has as many accounts as it is good for; it works with more, but less well. */
  boolean isFull() {
    return added >= capacity;
  }

  void add(String account) {
    int bit = bit(account);
    words[bit >>> 6] |= 1L << bit;
    added++;
  }

  /** False if the account was never added. */
  boolean mayHold(String account) {
    int bit = bit(account);
    return (words[bit >>> 6] & (1L << bit)) != 0;
  }

  private int bit(String account) {
    return (account.hashCode() * SPREAD) >>> shift;
  }
}
