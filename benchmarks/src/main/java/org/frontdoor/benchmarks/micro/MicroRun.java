package org.frontdoor.benchmarks.micro;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Progress;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures steps, each in a JVM of its own with the flags of this one. */
public final class MicroRun {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final int LONGEST_PARAM = 12;

  private final boolean quick;
  private final Progress progress;

  /** Measures quickly, or well enough to be quoted. */
  public MicroRun(boolean quick, Progress progress) {
    this.quick = quick;
    this.progress = progress;
  }

  /** Measures steps one after the other; a step that has variants costs once for each. */
  public List<Cost> measure(List<Step> steps) throws BenchException {
    List<Cost> costs = new ArrayList<>();
    for (Step step : steps) {
      progress.say("micro: " + step.words());
      run(step).stream()
          .sorted(Comparator.comparing(result -> order(result.getParams())))
          .forEach(result -> costs.add(cost(step, result)));
    }
    return costs;
  }

  private List<RunResult> run(Step step) throws BenchException {
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(step.benchmarkName()) + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(quick ? 100 : 1000))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 60 : 250))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .shouldDoGC(false)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return List.copyOf(new Runner(options).run());
    } catch (RunnerException e) {
      throw new BenchException(
          "JMH could not measure how long it takes to " + step.words(),
          "See that no other JMH runs on this machine, and run it again.",
          e);
    }
  }

  private static Cost cost(Step step, RunResult result) {
    Result<?> time = result.getPrimaryResult();
    return new Cost(
        step,
        variant(result.getParams()),
        time.getScore(),
        time.getScoreError(),
        allocated(result),
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(MicroRun::score)
            .toList());
  }

  private static double allocated(RunResult result) {
    Result<?> allocated = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED));
    return allocated.getScore();
  }

  private static double score(IterationResult iteration) {
    return iteration.getPrimaryResult().getScore();
  }

  private static String variant(BenchmarkParams params) {
    return params.getParamsKeys().stream()
        .map(key -> key.equals("kem") ? params.getParam(key) : params.getParam(key) + " " + key)
        .collect(Collectors.joining(", "));
  }

  /** Numbers by their size. */
  private static String order(BenchmarkParams params) {
    return params.getParamsKeys().stream()
        .map(key -> Strings.padStart(params.getParam(key), LONGEST_PARAM, ' '))
        .collect(Collectors.joining());
  }
}
