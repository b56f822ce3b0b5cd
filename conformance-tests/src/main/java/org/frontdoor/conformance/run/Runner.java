package org.frontdoor.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.Concluded;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.wire.RecordingWorld;
import org.frontdoor.conformance.wire.RecordingWorld.FloodedException;
import org.frontdoor.conformance.wire.RecordingWorld.TimeUpException;
import org.frontdoor.conformance.wire.ReplayedWorld;
import org.frontdoor.conformance.wire.ReplayedWorld.DivergedException;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.World;

/** Runs cases. Whatever the endpoint does, a run ends within its time, and with a result. */
public final class Runner {

  private final Setting setting;
  private final InstantSource clock;
  private final RunListener listener;
  private final Limits limits;
  private int sanities;

  /**
   * How long things may take.
   *
   * @param aCase one case, and at most one stimulus more
   * @param all the whole run
   */
  public record Limits(Duration aCase, Duration all) {

    /** Forty seconds and ten minutes. */
    public static Limits usual() {
      return new Limits(Duration.ofSeconds(40), Duration.ofMinutes(10));
    }
  }

  /** A runner for one run. */
  public Runner(Setting setting, InstantSource clock, RunListener listener, Limits limits) {
    this.setting = setting;
    this.clock = clock;
    this.listener = listener;
    this.limits = limits;
  }

  /** Runs cases against the world, with a sanity exchange first and last. */
  public RunResult run(World world, List<TestCase> cases) {
    Instant started = clock.instant();
    CaseResult first = runOne(world, Sanity.testCase(++sanities));
    List<CaseResult> results = new ArrayList<>();
    String over = first.verdict() == Verdict.PASS ? "" : "the endpoint does not answer as it must";
    for (TestCase testCase : cases) {
      if (over.isEmpty() && started.plus(limits.all()).isBefore(clock.instant())) {
        over = "the run has taken longer than " + limits.all().toSeconds() + " s";
      }
      listener.begins(testCase, results.size(), cases.size());
      CaseResult result = over.isEmpty() ? examine(world, testCase) : notRun(testCase, over);
      results.add(result);
      listener.ended(result);
      if (over.isEmpty() && looksGone(result) && !answers(world)) {
        over = "the endpoint has stopped answering during " + testCase.purpose();
      }
    }
    CaseResult last = over.isEmpty() ? runOne(world, Sanity.testCase(++sanities)) : first;
    return new RunResult(
        setting, first, results, last, started, Duration.between(started, clock.instant()));
  }

  /** Evaluates a case again from what was recorded of it. */
  public CaseResult judge(TestCase testCase, List<Step> steps) {
    return conclude(new ReplayedWorld(steps), testCase, steps);
  }

  private CaseResult examine(World world, TestCase testCase) {
    return missing(testCase).isEmpty()
        ? runOne(world, testCase)
        : new CaseResult(
            testCase,
            Verdict.NOT_APPLICABLE,
            "the endpoint declares " + missing(testCase),
            "it does not",
            List.of(),
            Duration.ZERO);
  }

  private CaseResult runOne(World world, TestCase testCase) {
    RecordingWorld recording = new RecordingWorld(world, clock, limits.aCase());
    CaseResult result = conclude(recording, testCase, List.of());
    world.reset();
    return new CaseResult(
        testCase,
        result.verdict(),
        result.expected(),
        result.actual(),
        recording.steps(),
        result.took());
  }

  private CaseResult conclude(World world, TestCase testCase, List<Step> steps) {
    Instant begun = clock.instant();
    Outcome outcome = outcome(world, testCase);
    return new CaseResult(
        testCase,
        outcome.verdict,
        outcome.expected,
        outcome.actual,
        steps,
        Duration.between(begun, clock.instant()));
  }

  private record Outcome(Verdict verdict, String expected, String actual) {}

  private Outcome outcome(World world, TestCase testCase) {
    try {
      testCase.script().run(new Examination(world, setting, testCase.purpose()));
      return new Outcome(Verdict.PASS, testCase.expects(), "");
    } catch (Concluded e) {
      return new Outcome(e.verdict(), e.expected(), e.actual());
    } catch (FloodedException | TimeUpException e) {
      return new Outcome(Verdict.INCONCLUSIVE, testCase.expects(), String.valueOf(e.getMessage()));
    } catch (DivergedException e) {
      return new Outcome(Verdict.SUITE_ERROR, testCase.expects(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Outcome(Verdict.SUITE_ERROR, testCase.expects(), where(e));
    }
  }

  /** The kind of a fault and its place; its text might hold what must not be in a report. */
  private static String where(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private String missing(TestCase testCase) {
    List<String> missing = new ArrayList<>();
    testCase.features().stream()
        .filter(feature -> !setting.statement().features().contains(feature))
        .forEach(feature -> missing.add(feature.word()));
    testCase.testerCalls().stream()
        .filter(call -> !setting.statement().testerCalls().contains(call))
        .forEach(call -> missing.add("an upper tester with " + call.word()));
    return String.join(", ", missing);
  }

  private CaseResult notRun(TestCase testCase, String why) {
    return new CaseResult(
        testCase, Verdict.INCONCLUSIVE, "the case can be run", why, List.of(), Duration.ZERO);
  }

  private static boolean looksGone(CaseResult result) {
    return result.verdict() == Verdict.INCONCLUSIVE || result.verdict() == Verdict.FAIL;
  }

  private boolean answers(World world) {
    return runOne(world, Sanity.testCase(++sanities)).verdict() == Verdict.PASS;
  }
}
