package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.OpenContexts;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.SealException;

/**
 * One task's delivery as it is received. Either a unit passes every check and the task moves on, or
 * nothing changes.
 *
 * <pre>
 * state        unit or leaf                  next state
 * (none)       START                         DELIVERING
 * DELIVERING   EPOCH, BATCH, GAP             DELIVERING
 * DELIVERING   END                           ENDED
 * ENDED        leaf marked final             CONFIRMED
 * any          whatever fails its checks     STOPPED
 * STOPPED      anything                      STOPPED
 * </pre>
 */
final class TaskDelivery {

  /** What a unit came to. */
  record Taken(RecordTimes recordTimes, long lostRecords, long lostEvents) {
    private static final Taken PLAIN = new Taken(RecordTimes.NONE, 0, 0);
  }

  private final String liid;
  private final Means means;
  private Phase phase;
  private Progress progress;
  private ByteString chainHead;
  private ByteString epochHeader;
  private OpenContexts contexts;
  private boolean moved;

  TaskDelivery(TaskState state, Means means) {
    this.liid = state.liid();
    this.means = means;
    this.phase = state.phase();
    this.progress = state.progress();
    this.chainHead = state.chainHead();
    this.epochHeader = state.epochHeader();
    this.contexts = state.contexts();
  }

  /** A task of which nothing is known yet but its first unit, which must be a START. */
  static TaskDelivery begin(String liid, Means means) {
    TaskState nothing =
        new TaskState(
            liid,
            Phase.DELIVERING,
            Progress.NONE,
            ChainLink.GENESIS,
            ByteString.EMPTY,
            OpenContexts.NONE);
    return new TaskDelivery(nothing, means);
  }

  /** The state to store; from now on the task has not moved. */
  TaskState snapshot() {
    moved = false;
    return new TaskState(liid, phase, progress, chainHead, epochHeader, contexts);
  }

  /** Notes that the state is to be stored; whether that is news. */
  boolean move() {
    boolean news = !moved;
    moved = true;
    return news;
  }

  Phase phase() {
    return phase;
  }

  void stop() {
    phase = Phase.STOPPED;
    means.openers().end(liid);
  }

  /** Takes the next unit of the task. */
  Taken accept(UnitHeader header, DeliveryUnit unit) throws Rejection {
    UnitShape.check(header, unit);
    boolean first = chainHead.equals(ChainLink.GENESIS);
    require(
        phase == Phase.DELIVERING && first == (header.getKind() == UnitKind.UNIT_KIND_START),
        FindingKind.OUT_OF_ORDER,
        "A unit came before the start or after the end of its task");
    require(
        header.getFirstRecord() == progress.nextRecord(),
        FindingKind.RECORDS_BROKEN,
        "Record numbers do not join: records are missing or come twice");
    return switch (header.getKind()) {
      case UNIT_KIND_START -> start(header, unit);
      case UNIT_KIND_EPOCH -> epoch(header, unit);
      case UNIT_KIND_BATCH -> batch(header, unit);
      case UNIT_KIND_GAP -> gap(header, unit);
      case UNIT_KIND_END -> end(header, unit);
      case UNIT_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new Rejection(FindingKind.MALFORMED, "A unit has no kind");
    };
  }

  /** Takes what a checkpoint says of the task. */
  void confirm(CheckpointLeaf leaf) throws Rejection {
    require(
        leaf.getChainHead().equals(chainHead)
            && leaf.getRecordCount() == progress.nextRecord()
            && leaf.getLostRecords() == progress.lostRecords(),
        FindingKind.CHECKPOINT_DISAGREES,
        "A checkpoint says something else of the task than what was received");
    require(
        leaf.getFinal() == (phase != Phase.DELIVERING),
        FindingKind.CHECKPOINT_DISAGREES,
        "A checkpoint and the units disagree on whether delivery has ended");
    progress =
        new Progress(
            progress.nextRecord(), progress.nextRecord(), progress.lostRecords(), progress.epoch());
    if (leaf.getFinal()) {
      phase = Phase.CONFIRMED;
    }
  }

  private Taken start(UnitHeader header, DeliveryUnit unit) throws Rejection {
    require(
        header.getStart().getAuthority().equals(means.expected().authority())
            && header.getStart().getProvider().equals(means.expected().provider()),
        FindingKind.WRONG_PARTY,
        "A task begins between other parties than the two on this stream");
    advance(unit);
    return Taken.PLAIN;
  }

  private Taken epoch(UnitHeader header, DeliveryUnit unit) throws Rejection {
    require(
        header.getEpoch() > progress.epoch(), FindingKind.EPOCH_BROKEN, "An epoch does not go up");
    try {
      means.openers().begin(header);
    } catch (SealException e) {
      throw new Rejection(FindingKind.EPOCH_BROKEN, String.valueOf(e.getMessage()));
    }
    epochHeader = unit.getHeader();
    progress = moved(0, 0, header.getEpoch());
    advance(unit);
    return Taken.PLAIN;
  }

  private Taken batch(UnitHeader header, DeliveryUnit unit) throws Rejection {
    require(
        progress.epoch() > 0 && header.getEpoch() == progress.epoch(),
        FindingKind.EPOCH_BROKEN,
        "A batch belongs to another epoch than the current one");
    byte[] opened = means.openers().open(liid, epochHeader, header, unit);
    BatchScan batch = BatchScan.of(opened, header.getRecordCount());
    String country = means.expected().authority().getCountryCode();
    require(
        batch.liid().equals(liid)
            && batch.authorizationCountry().equals(country)
            && batch.deliveryCountry().equals(country)
            && batch.records().size() == header.getRecordCount(),
        FindingKind.SEAL_BROKEN,
        "A batch holds something else than its header says");
    contexts =
        SequenceContexts.after(
            contexts, progress.lostRecords() > 0, batch.records(), header.getFirstRecord());
    progress = moved(header.getRecordCount(), 0, progress.epoch());
    advance(unit);
    return new Taken(batch.records().times(), 0, 0);
  }

  private Taken gap(UnitHeader header, DeliveryUnit unit) throws Rejection {
    require(
        header.getGap().getLinkBefore().equals(chainHead),
        FindingKind.CHAIN_BROKEN,
        "A gap does not begin where the chain stands");
    if (header.getGap().getReason() == GapReason.GAP_REASON_JOURNAL_BOUND) {
      contexts = SequenceContexts.withoutSessions(contexts);
      advance(unit);
      return new Taken(RecordTimes.NONE, 0, header.getGap().getLostEvents());
    }
    contexts = OpenContexts.NONE;
    progress = moved(header.getRecordCount(), header.getRecordCount(), progress.epoch());
    chainHead = header.getGap().getLinkAfter();
    return new Taken(RecordTimes.NONE, header.getRecordCount(), 0);
  }

  private Taken end(UnitHeader header, DeliveryUnit unit) throws Rejection {
    require(
        header.getEnd().getLostRecords() == progress.lostRecords(),
        FindingKind.RECORDS_BROKEN,
        "The end of delivery counts other losses than the gaps did");
    advance(unit);
    phase = Phase.ENDED;
    means.openers().end(liid);
    return Taken.PLAIN;
  }

  private void advance(DeliveryUnit unit) {
    chainHead = means.links().next(chainHead, unit.getHeader(), unit.getCiphertext());
  }

  private Progress moved(long records, long lost, long epoch) {
    return new Progress(
        progress.nextRecord() + records,
        progress.confirmedRecords(),
        progress.lostRecords() + lost,
        epoch);
  }

  private static void require(boolean condition, FindingKind kind, String sentence)
      throws Rejection {
    Rejection.unless(condition, kind, sentence);
  }
}
