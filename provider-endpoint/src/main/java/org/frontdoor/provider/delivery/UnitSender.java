package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.Optional;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnits;

/**
 * Sends the units of one stream in the order of their positions, as long as the window has room.
 * Times are nanoseconds of any monotonic clock.
 */
final class UnitSender {

  private static final int READ_BYTES = 1 << 20;
  private static final int MESSAGE_BYTES = 64 << 10;
  private static final int MESSAGE_UNITS = 4096;

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

  /**
   * The next units, as many as fit into one message, if there are any and the window has room for
   * them. No unit follows one that makes a checkpoint due.
   */
  Optional<DeliveryUnits> next(long now) {
    if (ahead.isEmpty()) {
      ahead.addAll(outbox.read(reader, readFrom, Math.min(window, READ_BYTES)));
      if (ahead.isEmpty()) {
        return Optional.empty();
      }
      readFrom = ahead.getLast().position() + 1;
    }
    DeliveryUnits.Builder units = DeliveryUnits.newBuilder();
    int bytes = 0;
    do {
      SpooledUnit unit = ahead.getFirst();
      bytes += unit.bytes();
      if (!sent.hasRoomFor(unit, window) || (units.getUnitsCount() > 0 && bytes > MESSAGE_BYTES)) {
        break;
      }
      units.addUnits(ahead.removeFirst().toDeliveryUnit());
      note(unit, now);
    } while (!ahead.isEmpty() && units.getUnitsCount() < MESSAGE_UNITS && !desk.due(now));
    return units.getUnitsCount() == 0 ? Optional.empty() : Optional.of(units.build());
  }

  private void note(SpooledUnit unit, long now) {
    CheckpointLeaf leaf = tracker.after(unit);
    sent.add(unit, leaf);
    sentBefore = unit.position() + 1;
    desk.sent(leaf, now);
  }

  /** The authority has stored everything before a position. */
  Passed acknowledge(long before) {
    return sent.acknowledge(before);
  }
}
