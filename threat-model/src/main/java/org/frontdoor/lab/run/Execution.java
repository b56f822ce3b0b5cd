package org.frontdoor.lab.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.Budget;
import org.frontdoor.lab.scenario.BudgetSpentException;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.StoryLine.Phase;

/** One run: the phases on a thread of their own, watched by the caller's. */
final class Execution {

  /** How long a run that is over its time has to stop before it is reverted over its head. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long a run may take to clear up, which is not of its own time. */
  private static final Duration CLEARING = Duration.ofSeconds(60);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

  private final RunPlan plan;
  private final Scenario scenario;
  private final TimeBudget time;
  private final RunStory story;
  private final Grants grants;
  private final RunStage stage;
  private final RunAdversary adversary;
  private final CountDownLatch observed = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Ending ending = new Ending();

  /**
   * Not begun yet.
   *
   * @param around what the run takes from the runner
   */
  Execution(RunPlan plan, Scenario scenario, Around around) {
    Budget budget = plan.entry().opponent().budget();
    this.plan = plan;
    this.scenario = scenario;
    this.time = new TimeBudget(budget.time(), around.wallClock());
    LogicalClock clock = new LogicalClock(plan.entry().terms().epoch());
    this.story = new RunStory(clock, around.listener());
    this.grants = new Grants(plan.entry().opponent().knows());
    this.stage =
        new RunStage(
            plan,
            new RunStage.Surroundings(clock, story, time, around.folder(), around.endpoint()),
            grants);
    this.adversary = new RunAdversary(grants, budget, time, stage);
  }

  /**
   * What a run takes from the runner.
   *
   * @param folder the run's own
   * @param endpoint starts the reference endpoint, or gives it if it runs
   * @param wallClock for its budget of time
   * @param listener is told what happens
   */
  record Around(
      Path folder, Supplier<Endpoint> endpoint, InstantSource wallClock, RunListener listener) {}

  RunResult run() throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().name("lab-" + plan.entry().id()).start(this::work);
    try {
      watch();
    } finally {
      stop(thread);
    }
    Judgement judgement = judgement();
    boolean told =
        judgement instanceof Judgement.AsPredicted || judgement instanceof Judgement.Surprise;
    return new RunResult(
        plan,
        judgement,
        told ? ending.outcome() : Optional.empty(),
        new RunResult.Trace(
            story.lines(),
            grants.used(),
            adversary.spent(),
            new TreeSet<>(stage.parameters().unread()),
            time.took()));
  }

  /** Whether its code goes on although it was stopped. */
  boolean stillRuns() {
    return ending.stillRuns();
  }

  /** Waits until the run has been observed and has cleared up, or its time is over. */
  private void watch() throws InterruptedException {
    while (!observed.await(
        Math.max(time.left().toMillis(), SHORTEST_WAIT.toMillis()), TimeUnit.MILLISECONDS)) {
      if (!time.left().isPositive()) {
        return;
      }
    }
  }

  /** Sees to it that the thread ends, and reverts in its place if it does not. */
  private void stop(Thread thread) throws InterruptedException {
    if (observed.getCount() > 0) {
      time.end();
      thread.interrupt();
      if (!observed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        ending.doesNotStop();
        revert();
        return;
      }
    }
    if (!done.await(CLEARING.toMillis(), TimeUnit.MILLISECONDS)) {
      ending.doesNotStop();
    }
  }

  private void work() {
    try {
      story.enter(Phase.WARM_UP);
      scenario.warmUp(stage);
      if (plan.mode() != Mode.NULL_WORLD) {
        story.enter(Phase.DETONATE);
        scenario.detonate(adversary);
      }
      story.enter(Phase.OBSERVE);
      Outcome outcome = scenario.observe();
      ending.came(outcome);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      ending.failed(e);
    } finally {
      // An interrupt that has done its work must not disturb the clearing up.
      observed.countDown();
      var unused = Thread.interrupted();
      revert();
      done.countDown();
    }
  }

  private void revert() {
    story.enter(Phase.REVERT);
    if (ending.startsReverting()) {
      try {
        scenario.revert();
      } catch (Exception e) {
        ending.notReverted(e);
      }
      stage.close().forEach(ending::notReverted);
    }
  }

  private Judgement judgement() {
    Optional<String> remains = ending.remains();
    if (remains.isPresent()) {
      return new Judgement.Failed(
          remains.get() + ending.trouble().map(why -> ". " + why).orElse(""));
    }
    Optional<RuntimeException> refusal = adversary.refusal();
    if (time.isOver()) {
      return new Judgement.Inconclusive(
          "The run was stopped: it used up its "
              + plan.entry().opponent().budget().time().toSeconds()
              + " s");
    }
    if (refusal.isPresent()) {
      return refusal.get() instanceof BudgetSpentException spent
          ? new Judgement.Inconclusive("The run was stopped: it used up " + spent.getMessage())
          : new Judgement.Failed("The adversary asked for " + refusal.get().getMessage());
    }
    if (ending.slowness().isPresent()) {
      return new Judgement.Inconclusive("The run gave up: " + ending.slowness().get());
    }
    if (ending.trouble().isPresent()) {
      return new Judgement.Failed(ending.trouble().get());
    }
    if (plan.mode() == Mode.NULL_ATTACK && stage.replaced() == 0) {
      return new Judgement.Failed(
          "The null attack replaced nothing: grant with a decoy, or use Stage.flaw");
    }
    return ending
        .outcome()
        .map(outcome -> Assessment.of(plan, outcome))
        .orElseGet(() -> new Judgement.Failed("The scenario came to no outcome"));
  }
}
