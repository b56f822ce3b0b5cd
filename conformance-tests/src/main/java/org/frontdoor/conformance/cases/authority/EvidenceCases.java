package org.frontdoor.conformance.cases.authority;

import java.time.Duration;
import java.util.List;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.AuthorityReport;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.ScriptedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** What an authority must not take for evidence. */
public final class EvidenceCases {

  private static final Duration BRIEFLY = Duration.ofMillis(500);

  private EvidenceCases() {}

  /** The cases. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.ofAuthority("HI2-INT-05")
            .sends("forged checkpoints, changed, removed and swapped units, and tails cut off")
            .expects("that each is reported, and no such task is confirmed")
            .checkFirst("signer and role of checkpoints, and the chain that they sign")
            .runs(
                exam -> {
                  forgedCheckpoints(exam);
                  changedUnits(exam);
                }),
        TestCase.ofAuthority("HI2-INT-06")
            .sends("a task from which a whole session was removed")
            .expects("that the removal is reported")
            .checkFirst("the counting of sessions")
            .runs(EvidenceCases::missingSession));
  }

  private static void changedUnits(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask good = provider.task();
    ScriptedTask ciphertext = provider.task();
    ScriptedTask header = provider.task();
    ScriptedTask removed = provider.task();
    ScriptedTask swapped = provider.task();
    stream.deliver(ciphertext.opening());
    stream.deliver(ciphertext.reports(3).flipped());
    stream.deliver(header.start(), laterBySomeMicros(header.epoch()), header.reports(1));
    deliverWithoutOne(stream, removed);
    deliverSwapped(stream, swapped);
    stream.deliver(good.delivery(2));
    ScriptedTask withoutEnd = provider.task();
    ScriptedTask unsigned = provider.task();
    List<ScriptedUnit> units = withoutEnd.delivery(4);
    stream.deliver(units.subList(0, units.size() - 1));
    stream.deliver(unsigned.opening());
    long signed = unsigned.records();
    stream.checkpoint(ciphertext, header, removed, swapped, good, withoutEnd, unsigned);
    stream.deliver(unsigned.reports(2));
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.require(report.holdsAllOf(good), "a task that is in order is stored", "it is not");
    expectRefused(exam, report, ciphertext, "a batch with a flipped bit");
    expectRefused(exam, report, header, "a changed header");
    expectRefused(exam, report, removed, "a removed unit");
    expectRefused(exam, report, swapped, "two swapped units");
    exam.expect(
        report.good(ciphertext) <= 1,
        "a batch with a flipped bit is not stored as good",
        report.good(ciphertext) - 1 + " of its records are");
    expectOpenTails(exam, report, withoutEnd);
    exam.expect(
        report.confirmed(unsigned) <= signed
            && !report.task(unsigned).map(AuthorityReport.Task::complete).orElse(false),
        "records behind the last checkpoint are provisional",
        "they are said to be confirmed");
  }

  private static void expectOpenTails(
      Examination exam, AuthorityReport report, ScriptedTask withoutEnd) {
    exam.expect(
        report.complainsOf(withoutEnd),
        "a missing END is reported",
        "the task is said to be sound");
    exam.expect(
        !report.holdsAllOf(withoutEnd),
        "a task without its END is not complete",
        "it is said to be");
  }

  private static void deliverWithoutOne(ScriptedStream stream, ScriptedTask task) {
    stream.deliver(task.opening());
    var unusedAndRemoved = task.journalGap(1);
    stream.deliver(task.epoch(), task.reports(2));
  }

  private static void deliverSwapped(ScriptedStream stream, ScriptedTask task) {
    stream.deliver(task.opening());
    ScriptedUnit first = task.journalGap(1);
    ScriptedUnit second = task.epoch();
    stream.deliver(second, first, task.reports(2));
  }

  private static ScriptedUnit laterBySomeMicros(ScriptedUnit unit) {
    long time = unit.header().getTimeMicros();
    return unit.withHeader(unit.header().toBuilder().setTimeMicros(time ^ 1).build());
  }

  private static void expectRefused(
      Examination exam, AuthorityReport report, ScriptedTask task, String what) {
    exam.expect(report.complainsOf(task), what + " is reported", "the task is said to be sound");
    exam.expect(
        report.confirmed(task) == 0,
        "a task with " + what + " is not confirmed by its checkpoint",
        report.confirmed(task) + " of its records are");
  }

  private static void forgedCheckpoints(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    stream.deliver(task.opening());
    stream.deliver(task.reports(2));
    stream.awaitAcknowledged();
    List<CheckpointLeaf> leaves = List.of(task.leaf());
    long number = stream.lastCheckpoint() + 1;
    List<DeliverResponse> forged =
        List.of(
            stream.signed(Seat.PROVIDER_B_EVIDENCE, number, leaves),
            stream.signed(Seat.PROVIDER_STRANGER_EVIDENCE, number, leaves),
            stream.signed(Seat.PROVIDER, number, leaves),
            withOtherLeaf(stream.signed(Seat.PROVIDER_EVIDENCE, number, leaves), task));
    for (int i = 0; i < forged.size(); i++) {
      boolean over = isOverAfter(stream, forged.get(i), i);
      if (over && i + 1 < forged.size()) {
        stream = provider.accept().open();
      }
    }
    AuthorityReport report = provider.stopAndReport();
    exam.expect(
        report.confirmed(task) == 0,
        "a forged checkpoint confirms nothing",
        report.confirmed(task) + " records are confirmed by it");
    exam.expect(!report.verified(), "a forged checkpoint is reported", "it is not reported");
  }

  /** An authority that takes the checkpoint answers the sign of life and goes on. */
  private static boolean isOverAfter(ScriptedStream stream, DeliverResponse forged, int number) {
    stream.send(forged);
    stream.askForLife(number);
    var unused = stream.await(DeliverRequest::hasKeepaliveResponse);
    return stream.awaitEnd(BRIEFLY);
  }

  private static DeliverResponse withOtherLeaf(DeliverResponse checkpoint, ScriptedTask task) {
    CheckpointLeaf other = task.leaf().toBuilder().setLostRecords(1).build();
    return checkpoint.toBuilder()
        .setCheckpoint(checkpoint.getCheckpoint().toBuilder().setLeaves(0, other.toByteString()))
        .build();
  }

  private static void missingSession(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask good = provider.task();
    ScriptedTask removed = provider.task();
    stream.deliver(good.opening());
    stream.deliver(good.batch(good.session(1)), good.batch(good.session(2)), good.end());
    stream.deliver(removed.opening());
    stream.deliver(
        removed.batch(removed.session(1)), removed.batch(removed.session(3)), removed.end());
    stream.checkpoint(good, removed);
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.require(report.holdsAllOf(good), "a task that is in order is stored", "it is not");
    exam.expect(
        report.complainsOf(removed),
        "the removal of a whole session is reported",
        "the task is said to be sound");
  }
}
