package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.frontdoor.hi2.v1.CheckpointLeaf;

/** The units on their way: sent on this stream and not acknowledged. */
final class SentUnits {

  private final ArrayDeque<Sent> sent = new ArrayDeque<>();
  private long bytes;

  private record Sent(long position, int bytes, CheckpointLeaf leaf) {}

  /** Whether the window has room; one unit may always be on its way, however large. */
  boolean hasRoomFor(SpooledUnit unit, int window) {
    return sent.isEmpty() || bytes + unit.bytes() <= window;
  }

  void add(SpooledUnit unit, CheckpointLeaf leaf) {
    sent.add(new Sent(unit.position(), unit.bytes(), leaf));
    bytes += unit.bytes();
  }

  /** Forgets the units before a position. */
  Passed acknowledge(long before) {
    Map<String, CheckpointLeaf> passed = new LinkedHashMap<>();
    long bytesBefore = bytes;
    while (!sent.isEmpty() && sent.peek().position() < before) {
      Sent first = sent.remove();
      bytes -= first.bytes();
      passed.put(first.leaf().getLiid(), first.leaf());
    }
    return new Passed(passed.values(), bytesBefore - bytes);
  }
}
