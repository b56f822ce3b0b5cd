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

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

  private final RunPlan plan;
  private final Scenario scenario;
  private final TimeBudget time;
  private final RunStory story;
  private final LogicalClock clock;
  private final Grants grants;
  private final RunAdversary adversary;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Ending ending = new Ending();

  Execution(RunPlan plan, Scenario scenario, InstantSource wallClock, RunListener listener) {
    Budget budget = plan.entry().opponent().budget();
    this.plan = plan;
    this.scenario = scenario;
    this.time = new TimeBudget(budget.time(), wallClock);
    this.clock = new LogicalClock(plan.entry().terms().epoch());
    this.story = new RunStory(clock, listener);
    this.grants = new Grants(plan.entry().opponent().knows());
    this.adversary = new RunAdversary(grants, budget, time, story, clock);
  }

  RunResult run(Path folder, Supplier<Endpoint> endpoint) throws InterruptedException {
    RunStage stage =
        new RunStage(plan, new RunStage.Surroundings(clock, story, time, folder, endpoint), grants);
    Thread thread =
        Thread.ofPlatform().daemon().name("lab-" + plan.entry().id()).start(() -> work(stage));
    try {
      watch(thread);
    } finally {
      stop(thread, stage);
    }
    Judgement judgement = judgement(stage);
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

  /** Waits until the run has ended or its time is over. */
  private void watch(Thread thread) throws InterruptedException {
    while (!done.await(
        Math.max(time.left().toMillis(), SHORTEST_WAIT.toMillis()), TimeUnit.MILLISECONDS)) {
      if (!time.left().isPositive()) {
        time.end();
        thread.interrupt();
        return;
      }
    }
  }

  /** Sees to it that the thread ends, and reverts in its place if it does not. */
  private void stop(Thread thread, RunStage stage) throws InterruptedException {
    if (done.getCount() > 0) {
      time.end();
      thread.interrupt();
      if (!done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        ending.failed(new IllegalStateException("it does not stop when it is interrupted"));
        revert(stage);
      }
    }
  }

  private void work(RunStage stage) {
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
      var unused = Thread.interrupted();
      revert(stage);
      done.countDown();
    }
  }

  private void revert(RunStage stage) {
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

  private Judgement judgement(RunStage stage) {
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
