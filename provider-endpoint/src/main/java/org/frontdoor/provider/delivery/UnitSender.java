package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;

/**
 * Sends the units of one stream in the order of their positions, as long as the window has room.
 * Times are nanoseconds of any monotonic clock.
 */
final class UnitSender {

  private static final int READ_BYTES = 1 << 20;

  private final Outbox outbox;
  private final Outbox.Reader reader;
  private final LeafTracker tracker;
  private final CheckpointDesk desk;
  private final int window;
  private final ArrayDeque<SpooledUnit> ahead = new ArrayDeque<>();
  private final SentUnits sent = new SentUnits();
  private long readFrom;
  private long sentBefore;

  UnitSender(
      Outbox outbox,
      Outbox.Reader reader,
      Outbox.Standing standing,
      CheckpointDesk desk,
      int window) {
    this.outbox = outbox;
    this.reader = reader;
    this.tracker = standing.tracker();
    this.desk = desk;
    this.window = window;
    this.readFrom = standing.position();
    this.sentBefore = standing.position();
  }

  /** Every unit sent on this stream stands before this position. */
  long sentBefore() {
    return sentBefore;
  }

  /** The next unit, if there is one and the window has room for it. */
  Optional<DeliveryUnit> next(long now) {
    if (ahead.isEmpty()) {
      ahead.addAll(outbox.read(reader, readFrom, Math.min(window, READ_BYTES)));
      if (ahead.isEmpty()) {
        return Optional.empty();
      }
      readFrom = ahead.getLast().position() + 1;
    }
    SpooledUnit unit = ahead.getFirst();
    if (!sent.hasRoomFor(unit, window)) {
      return Optional.empty();
    }
    ahead.removeFirst();
    CheckpointLeaf leaf = tracker.after(unit);
    sent.add(unit, leaf);
    sentBefore = unit.position() + 1;
    desk.sent(leaf, now);
    return Optional.of(unit.toDeliveryUnit());
  }

  /** The authority has stored everything before a position; gives where that leaves its tasks. */
  Collection<CheckpointLeaf> acknowledge(long before) {
    return sent.acknowledge(before);
  }
}
