package org.frontdoor.lab.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.Scenario;

/**
 * Runs scenarios, one at a time, each with a stage and a folder of its own. Whatever happens, the
 * scenario is reverted and its folder removed before {@link #run} returns.
 */
public final class Runner {

  private final Supplier<Endpoint> endpoint;
  private final Path folder;
  private final InstantSource clock;
  private final RunListener listener;
  private Optional<RunPlan> stuck = Optional.empty();

  /**
   * A runner.
   *
   * @param endpoint starts the reference endpoint, or gives it if it runs
   * @param folder where runs have their folders
   * @param clock the wall clock, for the budgets of time
   * @param listener is told what happens
   */
  public Runner(
      Supplier<Endpoint> endpoint, Path folder, InstantSource clock, RunListener listener) {
    this.endpoint = endpoint;
    this.folder = folder;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Runs a scenario once.
   *
   * @param scenario a new instance, used for this run alone
   * @throws InterruptedException if the caller is interrupted; the scenario is reverted then too
   */
  public RunResult run(RunPlan plan, Scenario scenario) throws InterruptedException {
    listener.begins(plan);
    Optional<String> missing = scenario.missing(plan.profile().name());
    RunResult result =
        missing.isPresent()
            ? without(plan, new Judgement.Skipped(missing.get()))
            : stuck.isPresent() ? without(plan, afterStuck(stuck.get())) : inFolder(plan, scenario);
    listener.ends(result);
    return result;
  }

  private static RunResult without(RunPlan plan, Judgement judgement) {
    return new RunResult(plan, judgement, Optional.empty(), RunResult.Trace.NONE);
  }

  /** Beside a run that goes on nobody knows what a figure comes of. */
  private static Judgement afterStuck(RunPlan stuck) {
    return new Judgement.Failed("It was not run, since " + stuck.words() + " does not stop");
  }

  private RunResult inFolder(RunPlan plan, Scenario scenario) throws InterruptedException {
    Path own = makeFolder(plan);
    Execution execution =
        new Execution(plan, scenario, new Execution.Around(own, endpoint, clock, listener));
    RunResult result;
    try {
      result = execution.run();
    } catch (InterruptedException e) {
      remove(own).ifPresent(e::addSuppressed);
      throw e;
    }
    if (execution.stillRuns()) {
      stuck = Optional.of(plan);
    }
    Optional<IOException> left = remove(own);
    if (left.isPresent()) {
      throw new UncheckedIOException(left.get());
    }
    return result;
  }

  private Path makeFolder(RunPlan plan) {
    try {
      return Files.createTempDirectory(folder, plan.entry().id() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why it could not be removed; empty if it was. */
  private static Optional<IOException> remove(Path folder) {
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
