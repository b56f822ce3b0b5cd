package org.frontdoor.provider.storage.spool;

import org.frontdoor.provider.delivery.Release;

/**
 * Units of a log that have been released and are still in the table. They are deleted many at a
 * time: RocksDB looks through every deleted range when it reads, and a stream acknowledges a
 * thousand times a second. Whatever lies before the log's released position is never read again,
 * deleted or not.
 *
 * @param from every unit before this position has been deleted
 * @param before every unit before this position has been released
 * @param bytes what has been released since units were deleted
 */
record ReleasedUnits(long from, long before, long bytes) {

  /** Of a log that nothing is known of yet, as after a start. */
  static final ReleasedUnits NONE = new ReleasedUnits(0, 0, 0);

  private static final long WORTH_BYTES = 1 << 20;

  /** These and the ones that a release lets go. */
  ReleasedUnits with(LogCounters log, Release release) {
    return release.beforePosition() <= log.released()
        ? this
        : new ReleasedUnits(from, release.beforePosition(), bytes + release.bytes());
  }

  boolean isWorthDeleting() {
    return bytes >= WORTH_BYTES;
  }

  /** What is left when these have been deleted. */
  ReleasedUnits deleted() {
    return new ReleasedUnits(before, before, 0);
  }
}
