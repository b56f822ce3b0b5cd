package org.frontdoor.conformance.cases.authority;

import java.util.List;
import org.frontdoor.conformance.script.AuthorityReport;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.ScriptedUnit;
import org.frontdoor.conformance.script.TestCase;

/** Units that are missing, doubled, out of order or sent again. */
public final class StreamCases {

  /** The test record of a task, which comes before everything that is bent here. */
  private static final long BEFORE = 1;

  private StreamCases() {}

  /** What is wrong with a stream. */
  public static List<TestCase> sequence() {
    return List.of(
        TestCase.ofAuthority("HI2-SEQ-05")
            .sends("tasks with a missing, a doubled and two swapped units")
            .expects("that each is reported, and none of these units is stored as good")
            .checkFirst("the check of record numbers on arrival")
            .runs(StreamCases::disorder));
  }

  /** What is right with a stream. */
  public static List<TestCase> again() {
    return List.of(
        TestCase.ofAuthority("HI2-BUF-05")
            .sends("units once more at the positions at which they came before")
            .expects("that they are stored once, and nothing is reported")
            .checkFirst("the check of the position, which comes before all others")
            .runs(StreamCases::sentAgain));
  }

  private static void disorder(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask good = provider.task();
    ScriptedTask missing = provider.task();
    ScriptedTask doubled = provider.task();
    ScriptedTask swapped = provider.task();
    deliverWithout(stream, missing);
    deliverTwice(stream, doubled);
    deliverSwapped(stream, swapped);
    stream.deliver(good.delivery(3));
    stream.checkpoint(missing, doubled, swapped, good);
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.require(report.holdsAllOf(good), "a task that is in order is stored", "it is not");
    expectNoticed(exam, report, missing, BEFORE, "a missing unit");
    expectNoticed(exam, report, doubled, doubled.records(), "a doubled unit");
    expectNoticed(exam, report, swapped, BEFORE, "two swapped units");
  }

  private static void deliverWithout(ScriptedStream stream, ScriptedTask task) {
    stream.deliver(task.opening());
    var unusedAndMissing = task.reports(2);
    stream.deliverAt(stream.nextPosition() + 1, task.reports(2));
  }

  private static void deliverTwice(ScriptedStream stream, ScriptedTask task) {
    stream.deliver(task.opening());
    ScriptedUnit unit = task.reports(2);
    stream.deliver(unit, unit);
  }

  private static void deliverSwapped(ScriptedStream stream, ScriptedTask task) {
    stream.deliver(task.opening());
    ScriptedUnit first = task.reports(2);
    ScriptedUnit second = task.reports(3);
    stream.deliver(second, first);
  }

  private static void expectNoticed(
      Examination exam, AuthorityReport report, ScriptedTask task, long most, String what) {
    exam.expect(report.complainsOf(task), what + " is reported", "the task is said to be sound");
    exam.expect(
        report.good(task) <= most,
        "behind " + what + " nothing is stored as good",
        report.good(task) - most + " records are");
  }

  private static void sentAgain(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    List<ScriptedUnit> units = task.delivery(2, 3);
    long first = stream.nextPosition();
    stream.deliver(units.subList(0, units.size() - 1));
    for (int i = 0; i < units.size() - 1; i++) {
      stream.deliverAt(first + i, units.get(i));
    }
    stream.deliver(units.getLast());
    stream.checkpoint(task);
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.expect(
        report.good(task) <= task.records(),
        "what came again is stored once",
        report.good(task) - task.records() + " records are stored twice");
    exam.expect(
        report.verified() && !report.complainsOf(task),
        "nothing is said against units that come again",
        "the report complains");
    exam.expect(
        report.holdsAllOf(task),
        "the whole delivery is stored",
        report.confirmed(task) + " of " + task.records() + " records are");
  }
}
