package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The last units of a log, so that a stream that keeps up need not read back what was just written.
 * Holds committed units only, without a hole, up to a bound. Guarded by the outbox's lock.
 */
final class RecentUnits {

  private final int maxBytes;
  private final ArrayDeque<SpooledUnit> units = new ArrayDeque<>();
  private int bytes;

  RecentUnits(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes units that were committed at the end of the log; forgets older ones beyond the bound. */
  void add(List<SpooledUnit> newest) {
    for (SpooledUnit unit : newest) {
      if (!units.isEmpty() && units.getLast().position() + 1 != unit.position()) {
        clear();
      }
      units.add(unit);
      bytes += unit.bytes();
      while (bytes > maxBytes) {
        drop();
      }
    }
  }

  /**
   * Hands out the units from a position on, and forgets those before it.
   *
   * @return at least one unit and no more bytes than asked for, if more than one; nothing if the
   *     unit at the position is not here
   */
  List<SpooledUnit> from(long position, int most) {
    while (!units.isEmpty() && units.getFirst().position() < position) {
      drop();
    }
    List<SpooledUnit> found = new ArrayList<>();
    if (units.isEmpty() || units.getFirst().position() != position) {
      return found;
    }
    long taken = 0;
    for (SpooledUnit unit : units) {
      taken += unit.bytes();
      if (taken > most && !found.isEmpty()) {
        break;
      }
      found.add(unit);
    }
    return found;
  }

  void clear() {
    units.clear();
    bytes = 0;
  }

  private void drop() {
    bytes -= units.removeFirst().bytes();
  }
}
