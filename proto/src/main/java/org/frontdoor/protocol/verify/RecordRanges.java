package org.frontdoor.protocol.verify;

import java.util.Map;
import java.util.TreeMap;

/**
 * Ranges of record numbers that are missing, so that a late unit can be told from a repeated one.
 * Only the latest ranges are remembered; a unit that fills a forgotten one counts as repeated.
 */
final class RecordRanges {

  /** Most ranges that are remembered. */
  static final int KEPT = 64;

  private final TreeMap<Long, Long> ends = new TreeMap<>();

  /** Adds a range, from start (included) to end (excluded). */
  void add(long start, long end) {
    ends.put(start, end);
    if (ends.size() > KEPT) {
      ends.pollFirstEntry();
    }
  }

  /** Takes a range out, if all of it is missing. */
  boolean take(long start, long end) {
    Map.Entry<Long, Long> hole = ends.floorEntry(start);
    if (hole == null || hole.getValue() < end) {
      return false;
    }
    ends.remove(hole.getKey());
    if (hole.getKey() < start) {
      add(hole.getKey(), start);
    }
    if (end < hole.getValue()) {
      add(end, hole.getValue());
    }
    return true;
  }
}
