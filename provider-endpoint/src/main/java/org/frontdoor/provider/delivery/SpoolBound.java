package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an authority's log drops when it would exceed its bound (TS 102 232-1 clause 6.3.3:
 * the oldest goes, the loss is visible).
 *
 * <p>Only batches are dropped, oldest first, and none that may have been sent. A gap takes the
 * place of each run of dropped batches of a task. A sixteenth of the bound is freed at once, so
 * that a log at its bound is not searched for every commit. An END that counts the task's losses
 * and has not been sent is made again. A log of nothing but what must stay may exceed its bound.
 */
public final class SpoolBound {

  private static final int READ_BYTES = 1 << 20;

  private final Spool spool;
  private final long maxBytes;

  public SpoolBound(Spool spool, long maxBytes) {
    this.spool = spool;
    this.maxBytes = maxBytes;
  }

  public boolean exceededBy(EndpointId authority, List<SpooledUnit> added) {
    return spool.bytes(authority) + bytes(added) > maxBytes;
  }

  /**
   * Makes room. The caller holds the authority's outbox from before until the commit.
   *
   * @param claimedThrough nothing up to this position may be dropped
   * @param ended LIIDs of tasks whose END is made
   */
  public DropPlan makeRoom(
      EndpointId authority,
      long claimedThrough,
      List<SpooledUnit> added,
      Set<String> ended,
      long nowMicros) {
    long target = maxBytes - maxBytes / 16;
    Scan scan = new Scan(spool.bytes(authority) + bytes(added) - target, ended, nowMicros);
    Log log = new Log(authority, claimedThrough + 1, added);
    while (scan.goesOn() && log.next()) {
      scan.visit(log.unit);
    }
    return scan.plan(added);
  }

  private static long bytes(List<SpooledUnit> units) {
    return units.stream().mapToLong(SpooledUnit::bytes).sum();
  }

  /** The stored units from a position on, then those about to be added. */
  private final class Log {
    private final EndpointId authority;
    private final Deque<SpooledUnit> read = new ArrayDeque<>();
    private final Deque<SpooledUnit> added;
    private long from;
    private SpooledUnit unit = new SpooledUnit(0, EMPTY, EMPTY, EMPTY, EMPTY);

    Log(EndpointId authority, long from, List<SpooledUnit> added) {
      this.authority = authority;
      this.from = from;
      this.added = new ArrayDeque<>(added);
    }

    boolean next() {
      if (read.isEmpty()) {
        read.addAll(spool.read(authority, from, READ_BYTES));
      }
      if (read.isEmpty() && added.isEmpty()) {
        return false;
      }
      unit = read.isEmpty() ? added.remove() : read.remove();
      from = unit.position() + 1;
      return true;
    }
  }

  private static final ByteString EMPTY = ByteString.EMPTY;

  /** What was decided so far. */
  private static final class Scan {
    private final TreeMap<Long, SpooledUnit> replaced = new TreeMap<>();
    private final Set<Long> removed = new HashSet<>();
    private final Map<String, Long> lost = new HashMap<>();
    private final Map<String, SpooledUnit> gapBefore = new HashMap<>();
    private final Set<String> ended;
    private final Set<String> endsToFind = new HashSet<>();
    private final long nowMicros;
    private long excess;

    Scan(long excess, Set<String> ended, long nowMicros) {
      this.excess = excess;
      this.ended = ended;
      this.nowMicros = nowMicros;
    }

    boolean goesOn() {
      return excess > 0 || !endsToFind.isEmpty();
    }

    void visit(SpooledUnit unit) {
      UnitHeader header = unit.parsedHeader();
      String liid = header.getLiid();
      if (header.getKind() == UnitKind.UNIT_KIND_BATCH && excess > 0) {
        drop(unit, header);
        if (ended.contains(liid)) {
          endsToFind.add(liid);
        }
      } else if (isSpoolGap(header)) {
        gapBefore.put(liid, unit);
      } else {
        gapBefore.remove(liid);
        if (header.getKind() == UnitKind.UNIT_KIND_END && endsToFind.remove(liid)) {
          recountEnd(unit, header);
        }
      }
    }

    /** The gap stands where the last batch stood; a gap directly before it becomes part of it. */
    private void drop(SpooledUnit batch, UnitHeader header) {
      SpooledUnit before = gapBefore.get(header.getLiid());
      UnitHeader first = before == null ? header : before.parsedHeader();
      int records = header.getRecordCount() + (before == null ? 0 : first.getRecordCount());
      ByteString linkBefore = before == null ? batch.linkBefore() : before.linkBefore();
      SpooledUnit gap =
          new SpooledUnit(
              batch.position(),
              UnitMaker.spoolGap(first, records, nowMicros, linkBefore, batch.linkAfter())
                  .toByteString(),
              EMPTY,
              linkBefore,
              batch.linkAfter());
      excess -= batch.bytes() - gap.bytes();
      if (before != null) {
        excess -= before.bytes();
        replaced.remove(before.position());
        removed.add(before.position());
      }
      replaced.put(gap.position(), gap);
      gapBefore.put(header.getLiid(), gap);
      lost.merge(header.getLiid(), (long) header.getRecordCount(), Long::sum);
    }

    private void recountEnd(SpooledUnit end, UnitHeader header) {
      long total = header.getEnd().getLostRecords() + lost.getOrDefault(header.getLiid(), 0L);
      UnitHeader recounted =
          UnitMaker.end(header.getLiid(), header.getFirstRecord(), header.getTimeMicros(), total);
      ByteString bytes = recounted.toByteString();
      replaced.put(
          end.position(),
          new SpooledUnit(
              end.position(),
              bytes,
              EMPTY,
              end.linkBefore(),
              ChainLink.next(end.linkBefore(), bytes, EMPTY)));
    }

    private static boolean isSpoolGap(UnitHeader header) {
      return header.getKind() == UnitKind.UNIT_KIND_GAP
          && header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND
          && header.getRecordCount() < Integer.MAX_VALUE / 2;
    }

    DropPlan plan(List<SpooledUnit> added) {
      List<SpooledUnit> kept = new ArrayList<>();
      for (SpooledUnit unit : added) {
        @Nullable SpooledUnit other = replaced.remove(unit.position());
        if (other != null) {
          kept.add(other);
        } else if (!removed.remove(unit.position())) {
          kept.add(unit);
        }
      }
      return new DropPlan(
          new LogChange(kept, List.copyOf(replaced.values()), List.copyOf(removed)), lost);
    }
  }
}
