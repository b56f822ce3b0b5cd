package org.frontdoor.provider.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Follows the units of a log in order and says how far each one brings its task. */
final class LeafTracker {

  private final Map<String, Long> lostRecords = new HashMap<>();

  /** Goes on from what was delivered. */
  LeafTracker(Collection<DeliveredTask> delivered) {
    for (DeliveredTask task : delivered) {
      if (task.leaf().getLostRecords() > 0) {
        lostRecords.put(task.leaf().getLiid(), task.leaf().getLostRecords());
      }
    }
  }

  /** The unit's task after it. */
  CheckpointLeaf after(SpooledUnit unit) {
    UnitHeader header = unit.parsedHeader();
    if (header.getKind() == UnitKind.UNIT_KIND_GAP && header.getRecordCount() != 0) {
      lostRecords.merge(header.getLiid(), records(header), Long::sum);
    }
    return CheckpointLeaf.newBuilder()
        .setLiid(header.getLiid())
        .setRecordCount(header.getFirstRecord() + records(header))
        .setChainHead(unit.linkAfter())
        .setLostRecords(lostRecords.getOrDefault(header.getLiid(), 0L))
        .setFinal(header.getKind() == UnitKind.UNIT_KIND_END)
        .build();
  }

  private static long records(UnitHeader header) {
    return Integer.toUnsignedLong(header.getRecordCount());
  }
}
