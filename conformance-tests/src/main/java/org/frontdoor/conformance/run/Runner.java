package org.frontdoor.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.script.Concluded;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.wire.RecordingWorld;
import org.frontdoor.conformance.wire.RecordingWorld.FloodedException;
import org.frontdoor.conformance.wire.RecordingWorld.TimeUpException;
import org.frontdoor.conformance.wire.ReplayedWorld;
import org.frontdoor.conformance.wire.ReplayedWorld.DivergedException;
import org.frontdoor.conformance.wire.ReplayedWorld.ExhaustedException;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.World;

/** Runs cases. Whatever the endpoint does, a run ends within its time, and with a result. */
public final class Runner {

  /** What is remembered of all cases together; a case that does not fit any more is forgotten. */
  private static final long MOST_REMEMBERED_BYTES = 48L << 20;

  private final Setting setting;
  private final InstantSource clock;
  private final RunListener listener;
  private final Limits limits;
  private Instant timeUp = Instant.MAX;
  private String over = "";
  private int sanities;
  private long remembered;

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
    timeUp = started.plus(limits.all());
    over = "";
    CaseResult first = sanity(world);
    if (first.verdict() != Verdict.PASS) {
      end(Ending.NO_ANSWER, "the endpoint does not answer as it must");
    }
    List<CaseResult> results = new ArrayList<>();
    for (TestCase testCase : cases) {
      if (!timeUp.isAfter(clock.instant())) {
        end(Ending.TIME_UP, "the run has taken longer than " + limits.all().toSeconds() + " s");
      }
      listener.begins(testCase, results.size(), cases.size());
      CaseResult result = over.isEmpty() ? examine(world, testCase) : notRun(testCase, over);
      results.add(result);
      listener.ended(result);
      if (over.isEmpty() && looksGone(result) && sanity(world).verdict() != Verdict.PASS) {
        end(Ending.GONE, "the endpoint has stopped answering during " + testCase.purpose());
      }
    }
    CaseResult last = over.isEmpty() ? sanity(world) : notRun(nextSanity(), over);
    if (last.verdict() != Verdict.PASS) {
      end(Ending.GONE, "the endpoint has stopped answering during the last case");
    }
    return new RunResult(
        setting, first, results, last, started, Duration.between(started, clock.instant()));
  }

  /** The sanity exchange of that name, as it stands in reports and bundles; empty if it is none. */
  public static Optional<TestCase> sanityNamed(TestedRole role, String name) {
    return Sanity.named(role, name);
  }

  /** Evaluates a case again from what was recorded of it. */
  public CaseResult judge(TestCase testCase, List<Step> steps) {
    return missing(testCase).isEmpty()
        ? conclude(new ReplayedWorld(steps), testCase, steps)
        : notApplicable(testCase);
  }

  private CaseResult examine(World world, TestCase testCase) {
    return missing(testCase).isEmpty() ? runOne(world, testCase) : notApplicable(testCase);
  }

  private CaseResult sanity(World world) {
    CaseResult result = runOne(world, nextSanity());
    listener.checked(result);
    return result;
  }

  private TestCase nextSanity() {
    return Sanity.testCase(setting.statement().role(), ++sanities);
  }

  private CaseResult runOne(World world, TestCase testCase) {
    RecordingWorld recording = new RecordingWorld(world, clock, atMost());
    CaseResult result = conclude(recording, testCase, List.of());
    world.reset();
    // What an interruption has done to the case is nothing that the endpoint did.
    if (Thread.interrupted()) {
      end(Ending.INTERRUPTED, "the run was interrupted");
      result = notRun(testCase, over);
    }
    return new CaseResult(
        testCase,
        result.verdict(),
        result.expected(),
        result.actual(),
        remember(recording),
        result.took());
  }

  /** What went over the wire, as long as an endpoint that sends much leaves room for it. */
  private List<Step> remember(RecordingWorld recording) {
    if (remembered + recording.bytes() > MOST_REMEMBERED_BYTES) {
      return List.of();
    }
    remembered += recording.bytes();
    return recording.steps();
  }

  /** What is left of the time of the run, if that is less than a case may take. */
  private Duration atMost() {
    Duration left = Duration.between(clock.instant(), timeUp);
    return left.compareTo(limits.aCase()) < 0 ? left : limits.aCase();
  }

  /** The first reason why a run is over before its end is the one that counts. */
  private void end(Ending ending, String why) {
    if (over.isEmpty()) {
      over = why;
      listener.over(ending, why);
    }
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
      Examination exam = new Examination(world, setting, testCase.purpose());
      testCase.script().run(exam);
      return new Outcome(Verdict.PASS, testCase.expects(), exam.measured());
    } catch (Concluded e) {
      return new Outcome(e.verdict(), e.expected(), e.actual());
    } catch (FloodedException | TimeUpException e) {
      return new Outcome(Verdict.INCONCLUSIVE, testCase.expects(), String.valueOf(e.getMessage()));
    } catch (ExhaustedException e) {
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

  private CaseResult notApplicable(TestCase testCase) {
    return new CaseResult(
        testCase,
        Verdict.NOT_APPLICABLE,
        "the endpoint declares " + missing(testCase),
        "it does not",
        List.of(),
        Duration.ZERO);
  }

  private static boolean looksGone(CaseResult result) {
    return result.verdict() == Verdict.INCONCLUSIVE || result.verdict() == Verdict.FAIL;
  }
}
