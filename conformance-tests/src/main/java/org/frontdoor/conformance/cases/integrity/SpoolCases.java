package org.frontdoor.conformance.cases.integrity;

import java.util.List;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedCheckpoint;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.UnitKind;

/** A buffer that is full (TS 102 232-1 clause 6.3.3). */
public final class SpoolCases {

  /** No sealed record of a message is smaller. */
  private static final int SMALLEST_RECORD_BYTES = 40;

  /** A larger buffer takes too long to fill. */
  private static final long LARGEST_BYTES = 4 << 20;

  private static final int MESSAGES_AT_ONCE = 5000;

  private SpoolCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-BUF-03")
            .sends("more records than the buffer holds, while nobody receives")
            .expects(
                "gaps in place of the oldest records, and an operator message of priority ERROR")
            .checkFirst("what is dropped when the buffer is full, and who is told")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(SpoolCases::fullBuffer_dropsTheOldestAndSaysSo),
        TestCase.of("HI2-BUF-04")
            .sends("more records than the buffer holds, while nobody receives")
            .expects("START, EPOCH and END come, and checkpoints that prove the gaps")
            .checkFirst("which kinds of units may be dropped")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(SpoolCases::fullBuffer_keepsWhatProves));
  }

  private record Overflown(Order order, Delivery delivery, Gathered gathered, long records) {
    List<ReceivedUnit> gaps() {
      return gathered.units(order.liid(), UnitKind.UNIT_KIND_GAP).stream()
          .filter(one -> one.header().getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND)
          .toList();
    }

    List<ReceivedUnit> batches() {
      return gathered.units(order.liid(), UnitKind.UNIT_KIND_BATCH);
    }
  }

  /** Fills the buffer while no stream is open, and then takes what is left. */
  private static Overflown overflow(Examination exam) {
    long bound =
        exam.setting()
            .statement()
            .spoolBytes()
            .orElseThrow(() -> exam.notApplicable("a bound of the buffer (spool-bytes)"));
    if (bound > LARGEST_BYTES) {
      throw exam.notApplicable("a buffer of at most " + LARGEST_BYTES + " bytes (spool-bytes)");
    }
    Line.drain(exam, exam.authority());
    Order order = exam.order().activate();
    Witness witness = Witness.of(exam, order);
    String somebody = exam.tester().account();
    long messages = 0;
    while (messages * SMALLEST_RECORD_BYTES < bound) {
      exam.tester().messages(order.account(), somebody, MESSAGES_AT_ONCE);
      messages += MESSAGES_AT_ONCE;
    }
    witness.await(messages);
    witness.end();

    Gathered gathered = new Gathered();
    Delivery delivery = exam.authority().delivery().start();
    Line.end(exam, order, delivery, gathered);
    return new Overflown(order, delivery, gathered, messages + 1);
  }

  private static void fullBuffer_dropsTheOldestAndSaysSo(Examination exam) {
    Overflown full = overflow(exam);
    long lost = full.gaps().stream().mapToLong(one -> one.header().getRecordCount()).sum();
    long came = full.batches().stream().mapToLong(one -> one.header().getRecordCount()).sum();
    exam.require(came < full.records(), "a buffer that overflows", "all records came");
    exam.expect(
        lost + came == full.records(),
        "gaps stand for every record that was dropped",
        (full.records() - lost - came) + " records are neither delivered nor in a gap");
    long lastLost = full.gaps().getLast().unit().getPosition();
    long firstKept =
        full.batches().stream()
            .mapToLong(one -> one.unit().getPosition())
            .min()
            .orElse(Long.MAX_VALUE);
    exam.expect(
        lastLost < firstKept,
        "the oldest records are dropped",
        "a record was kept that is older than one that was dropped");
    boolean said =
        full.delivery()
            .awaitUntil(
                () ->
                    full.delivery().received().operatorMessages().stream()
                        .anyMatch(
                            one ->
                                one.getPriority()
                                    == OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR));
    exam.expect(
        said, "an operator message of priority ERROR says so", full.delivery().describeEnd());
    full.delivery().finish();
  }

  private static void fullBuffer_keepsWhatProves(Examination exam) {
    Overflown full = overflow(exam);
    String liid = full.order().liid();
    exam.require(!full.gaps().isEmpty(), "a buffer that overflows", "nothing was dropped");
    for (UnitKind kind : List.of(UnitKind.UNIT_KIND_START, UnitKind.UNIT_KIND_EPOCH)) {
      exam.expect(
          !full.gathered().units(liid, kind).isEmpty(),
          "units of the kind " + kind + " are kept",
          "none has come");
    }
    List<String> faults = full.gathered().open(exam, liid).faults();
    exam.expect(
        faults.isEmpty(),
        "the epoch of every batch is kept",
        faults.isEmpty() ? "" : faults.getFirst());
    Trail trail = full.gathered().trail(liid);
    exam.expect(
        trail.bridged(),
        "every gap begins where the chain stands",
        "something is missing between a gap and what came before it");
    ReceivedCheckpoint last =
        Line.lastCheckpoint(full.order(), full.delivery())
            .orElseThrow(() -> exam.failed("a checkpoint that covers the END", "there is none"));
    CheckpointLeaf leaf =
        last.leaves().stream().filter(one -> one.getLiid().equals(liid)).findFirst().orElseThrow();
    exam.expect(
        leaf.getChainHead().equals(trail.head()) && leaf.getLostRecords() == trail.lost(),
        "the checkpoint proves the gaps, " + trail.lost() + " records",
        "it speaks of " + leaf.getLostRecords() + " lost records, or of another chain");
    full.delivery().finish();
  }
}
