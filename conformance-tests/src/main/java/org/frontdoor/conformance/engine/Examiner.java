package org.frontdoor.conformance.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.conformance.report.Collector;
import org.frontdoor.conformance.report.ConsoleLines;
import org.frontdoor.conformance.report.Entry;
import org.frontdoor.conformance.report.Heading;
import org.frontdoor.conformance.report.Report;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Listeners;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.SuiteVersion;
import org.frontdoor.conformance.session.Surroundings;
import org.frontdoor.conformance.wire.World;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs the cases and tells the platform what each came to. */
final class Examiner implements RunListener {

  private final Root.Plan plan;
  private final Surroundings surroundings;
  private final EngineExecutionListener listener;
  private final Map<String, TestDescriptor> tests = new HashMap<>();
  private final List<TestCase> cases;
  private final Collector collector;

  Examiner(Root.Plan plan, Root root, ExecutionRequest request, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.listener = request.getEngineExecutionListener();
    this.cases = root.tests().stream().map(CaseDescriptor::testCase).toList();
    root.tests().forEach(test -> tests.put(test.testCase().purpose(), test));
    Heading heading =
        new Heading(
            SuiteVersion.version(),
            plan.session().target().endpoint().toString(),
            plan.session().setting(),
            surroundings.clock().instant());
    this.collector =
        new Collector(
            heading, plan.catalogue(), plan.waivers(), cases.size(), surroundings.clock());
  }

  /** Successful if the run is complete, whatever its verdicts: those are the tests' own. */
  TestExecutionResult run() {
    Runner runner =
        new Runner(
            plan.session().setting(),
            surroundings.clock(),
            new Listeners(List.of(collector, this)),
            new Runner.Limits(Runner.Limits.usual().aCase(), plan.timeLimit()));
    try (World world = plan.session().open(surroundings)) {
      var unused = runner.run(world, cases);
    } catch (RefusedException e) {
      return TestExecutionResult.failed(new AssertionError(e.getMessage()));
    }
    Report report = collector.report();
    return report.isComplete()
        ? TestExecutionResult.successful()
        : TestExecutionResult.failed(new AssertionError(report.why()));
  }

  @Override
  public void begins(TestCase testCase, int done, int of) {
    listener.executionStarted(test(testCase.purpose()));
  }

  @Override
  public void ended(CaseResult result) {
    listener.executionFinished(test(result.purpose()), result(collector.last()));
  }

  private TestDescriptor test(String purpose) {
    TestDescriptor test = tests.get(purpose);
    if (test == null) {
      throw new IllegalStateException("a case that was not discovered");
    }
    return test;
  }

  private static TestExecutionResult result(Entry entry) {
    String text = ConsoleLines.line(entry) + " [" + entry.requirement().source() + "]";
    return switch (entry.result().verdict()) {
      case PASS, WARN ->
          entry.standing().isUnexpected() ? failed(entry, text) : TestExecutionResult.successful();
      case FAIL -> entry.standing().isUnexpected() ? failed(entry, text) : aborted(text);
      case SUITE_ERROR -> failed(entry, text);
      case NOT_APPLICABLE, INCONCLUSIVE -> aborted(text);
    };
  }

  private static TestExecutionResult failed(Entry entry, String text) {
    return TestExecutionResult.failed(
        new AssertionFailedError(text, entry.result().expected(), entry.result().actual()));
  }

  private static TestExecutionResult aborted(String text) {
    return TestExecutionResult.aborted(new TestAbortedException(text));
  }
}
