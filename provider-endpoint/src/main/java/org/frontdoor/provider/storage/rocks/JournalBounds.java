package org.frontdoor.provider.storage.rocks;

/**
 * How much the journal keeps; the oldest events go first when either bound is exceeded.
 *
 * @param maxEvents most events
 * @param maxBytes most bytes of encoded events; files take about as much again until RocksDB has
 *     tidied up
 */
public record JournalBounds(long maxEvents, long maxBytes) {

  /** Both bounds are at least 1. */
  public JournalBounds {
    if (maxEvents < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("a journal holds at least one event and one byte");
    }
  }

  /** Whether so many events and bytes are within these bounds. */
  boolean allow(long events, long bytes) {
    return events <= maxEvents && bytes <= maxBytes;
  }

  /**
   * What to shrink to when a bound was exceeded: a little less, so that it is not done each time.
   */
  JournalBounds target() {
    return new JournalBounds(maxEvents - maxEvents / 64, maxBytes - maxBytes / 64);
  }
}
