package org.frontdoor.protocol.verify;

import java.util.Optional;
import org.frontdoor.hi2.v1.UnitHeader;

/**
 * Follows the positions of a stream: each is one more than the last, but for those of dropped
 * units. A position is a label of transport and not signed; what is signed is checked elsewhere.
 */
final class Positions {

  private long last;
  private long holes;
  private long dropped;

  /** What is wrong with the next position, if anything. */
  Optional<FindingKind> accept(long position, UnitHeader header) {
    if (UnitForm.bridges(header)) {
      // The gap has one position itself, and every dropped batch had at least one record.
      dropped += UnitForm.count(header) - 1;
    }
    if (position <= last) {
      return Optional.of(position == last ? FindingKind.DUPLICATE_UNIT : FindingKind.REORDERED);
    }
    holes += position - last - 1;
    last = position;
    return Optional.empty();
  }

  /** Whether gaps account for every position that is missing. */
  boolean accountedFor() {
    return holes <= dropped;
  }

  long last() {
    return last;
  }
}
