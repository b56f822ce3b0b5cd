package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * Follows the units of one task.
 *
 * <table>
 *   <caption>Transitions; whatever is not listed is a finding, and the trail goes on behind it</caption>
 *   <tr><th>state</th><th>unit</th><th>next state</th></tr>
 *   <tr><td>new</td><td>START</td><td>started</td></tr>
 *   <tr><td>started</td><td>EPOCH greater than the last; BATCH of the last epoch; GAP</td>
 *     <td>started</td></tr>
 *   <tr><td>started</td><td>END</td><td>ended</td></tr>
 *   <tr><td>ended</td><td>none</td><td>ended</td></tr>
 * </table>
 *
 * <p>After every unit the trail stands at a chain head and a record number. A checkpoint that says
 * the same turns what is provisional into verified; one that says otherwise is a finding, what is
 * provisional is disputed, and the trail goes on from what was signed.
 */
final class TaskTrail {

  private final String liid;
  private final TaskCounts counts = new TaskCounts();
  private final RecordRanges holes = new RecordRanges();
  private final Findings findings;
  private final Parties parties;
  private final @Nullable BatchReader reader;

  private ByteString head = Rehash.NO_LINK;
  private ByteString lastHeader = ByteString.EMPTY;
  private long nextRecord;
  private long epoch;
  private boolean started;
  private boolean ended;

  TaskTrail(String liid, Parties parties, Optional<BatchDecryptor> decryptor, Findings findings) {
    this.liid = liid;
    this.parties = parties;
    this.findings = findings;
    this.reader = decryptor.map(opens -> new BatchReader(liid, opens)).orElse(null);
  }

  /** Between whom the tasks of a stream are. */
  record Parties(EndpointId provider, EndpointId authority) {
    boolean match(StartDetail start) {
      return start.getProvider().equals(provider) && start.getAuthority().equals(authority);
    }
  }

  /** Takes the task's next unit. */
  void accept(DeliveryUnit unit, UnitHeader header) {
    if (unit.getHeader().equals(lastHeader) || (started && header.hasStart())) {
      counts.duplicated += UnitForm.count(header);
      found(FindingKind.DUPLICATE_UNIT, unit, header.getFirstRecord());
      return;
    }
    if (ended) {
      found(FindingKind.AFTER_END, unit, header.getFirstRecord());
      return;
    }
    begin(unit, header);
    if (!follows(unit, header)) {
      return;
    }
    lastHeader = unit.getHeader();
    ByteString before = head;
    head = linkAfter(unit, header);
    nextRecord = Math.max(nextRecord, header.getFirstRecord() + UnitForm.count(header));
    switch (header.getKind()) {
      case UNIT_KIND_EPOCH -> announce(unit, header);
      case UNIT_KIND_BATCH -> receive(unit, header);
      case UNIT_KIND_GAP -> bridge(unit, header, before);
      case UNIT_KIND_END -> end(unit, header);
      case UNIT_KIND_START, UNIT_KIND_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  private void begin(DeliveryUnit unit, UnitHeader header) {
    if (!started && !header.hasStart()) {
      found(FindingKind.MISSING_START, unit, header.getFirstRecord());
    } else if (header.hasStart()) {
      counts.test = header.getStart().getIsTest();
      if (!parties.match(header.getStart())) {
        found(FindingKind.OTHER_PARTIES, unit, 0);
      }
    }
    started = true;
  }

  /** Whether the unit may be taken as the next one; what is missing before it is noted. */
  private boolean follows(DeliveryUnit unit, UnitHeader header) {
    long first = header.getFirstRecord();
    if (first > nextRecord) {
      found(FindingKind.UNDECLARED_GAP, unit, first);
      miss(first);
    }
    if (first >= nextRecord) {
      return true;
    }
    long end = first + UnitForm.count(header);
    if (end == first) {
      found(FindingKind.REORDERED, unit, first);
      return true;
    }
    if (holes.take(first, end)) {
      found(FindingKind.REORDERED, unit, first);
      counts.missing -= end - first;
      fillLate(header, end - first);
      return false;
    }
    found(FindingKind.DUPLICATE_UNIT, unit, first);
    counts.duplicated += Math.min(end, nextRecord) - first;
    return false;
  }

  private void fillLate(UnitHeader header, long records) {
    if (header.getKind() == UnitKind.UNIT_KIND_GAP) {
      counts.lost += records;
    } else {
      counts.provisional += records;
    }
  }

  private void miss(long upTo) {
    counts.missing += upTo - nextRecord;
    holes.add(nextRecord, upTo);
    if (reader != null) {
      reader.lost(upTo - nextRecord);
    }
    nextRecord = upTo;
  }

  private ByteString linkAfter(DeliveryUnit unit, UnitHeader header) {
    return UnitForm.bridges(header)
        ? header.getGap().getLinkAfter()
        : Rehash.link(head, unit.getHeader(), unit.getCiphertext());
  }

  private void announce(DeliveryUnit unit, UnitHeader header) {
    if (header.getEpoch() <= epoch) {
      found(FindingKind.REORDERED, unit, header.getFirstRecord());
    }
    epoch = header.getEpoch();
    if (reader != null) {
      reader.announce(header);
    }
  }

  private void receive(DeliveryUnit unit, UnitHeader header) {
    counts.provisional += UnitForm.count(header);
    if (header.getEpoch() != epoch) {
      found(FindingKind.EPOCH_WITHOUT_KEY, unit, header.getFirstRecord());
    } else if (reader != null) {
      reader.read(unit, header, (kind, record) -> found(kind, unit, record));
    }
  }

  private void bridge(DeliveryUnit unit, UnitHeader header, ByteString before) {
    if (!header.getGap().getLinkBefore().equals(before)) {
      found(FindingKind.GAP_MISMATCH, unit, header.getFirstRecord());
    }
    counts.lost += UnitForm.count(header);
    counts.lostEvents += header.getGap().getLostEvents();
    if (reader != null) {
      reader.gap(header);
    }
  }

  private void end(DeliveryUnit unit, UnitHeader header) {
    // What was dropped after the END was made is in later checkpoints only.
    if (Long.compareUnsigned(header.getEnd().getLostRecords(), counts.lost) > 0) {
      found(FindingKind.GAP_MISMATCH, unit, nextRecord);
    }
    ended = true;
  }

  /** Takes what a checkpoint says of the task. */
  void accept(CheckpointLeaf leaf, long checkpoint) {
    Optional<FindingKind> fault = compare(leaf);
    if (fault.isEmpty()) {
      counts.verify();
      counts.complete = leaf.getFinal();
      return;
    }
    findings.add(fault.get(), liid, checkpoint, leaf.getRecordCount());
    counts.dispute();
    if (leaf.getRecordCount() > nextRecord) {
      miss(leaf.getRecordCount());
    }
    nextRecord = leaf.getRecordCount();
    counts.lost = leaf.getLostRecords();
    head = leaf.getChainHead();
    ended = leaf.getFinal();
    started = true;
  }

  private Optional<FindingKind> compare(CheckpointLeaf leaf) {
    if (!started) {
      return Optional.of(FindingKind.MISSING_TASK);
    }
    if (leaf.getRecordCount() != nextRecord || leaf.getFinal() != ended) {
      return Optional.of(FindingKind.CHECKPOINT_MISMATCH);
    }
    if (leaf.getLostRecords() != counts.lost) {
      return Optional.of(FindingKind.GAP_MISMATCH);
    }
    return leaf.getChainHead().equals(head)
        ? Optional.empty()
        : Optional.of(FindingKind.BROKEN_CHAIN);
  }

  TaskReport report() {
    return counts.report(liid);
  }

  private void found(FindingKind kind, DeliveryUnit unit, long record) {
    findings.add(kind, liid, unit.getPosition(), record);
  }
}
