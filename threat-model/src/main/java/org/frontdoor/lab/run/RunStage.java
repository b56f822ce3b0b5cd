package org.frontdoor.lab.run;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Story;
import org.jspecify.annotations.Nullable;

/** The stage of a run. */
final class RunStage implements Stage {

  private final RunPlan plan;
  private final Surroundings surroundings;
  private final Grants grants;
  private final Parameters parameters;
  private final SeededRandomness randomness;
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private int replaced;

  /**
   * What a stage takes from the run around it.
   *
   * @param clock the run's logical clock
   * @param story the run's story
   * @param time the run's time
   * @param folder the run's folder
   * @param endpoint starts the reference endpoint, or gives it
   */
  record Surroundings(
      LogicalClock clock, Story story, TimeBudget time, Path folder, Supplier<Endpoint> endpoint) {}

  RunStage(RunPlan plan, Surroundings surroundings, Grants grants) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.grants = grants;
    Map<String, Object> values = new HashMap<>(plan.entry().terms().population());
    values.putAll(plan.profile().parameters());
    this.parameters = new Parameters(values);
    this.randomness = new SeededRandomness(plan);
  }

  @Override
  public String profile() {
    return plan.profile().name();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public RandomGenerator random(String purpose) {
    return randomness.generator(purpose);
  }

  @Override
  public SecureRandom secureRandom(String purpose) {
    return randomness.secure(purpose);
  }

  @Override
  public LogicalClock clock() {
    return surroundings.clock();
  }

  @Override
  public Story story() {
    return surroundings.story();
  }

  @Override
  public <T> void grant(Knowledge<T> what, T real, Supplier<? extends T> decoy) {
    boolean replace = plan.mode() == Mode.NULL_ATTACK;
    grants.give(what, replace ? decoy.get() : real);
    replaced += replace ? 1 : 0;
  }

  @Override
  public <T> void grant(Knowledge<T> what, T real) {
    grants.give(what, real);
  }

  @Override
  public <T> T flaw(T open, T closed) {
    boolean replace = plan.mode() == Mode.NULL_ATTACK;
    replaced += replace && !Objects.equals(open, closed) ? 1 : 0;
    return replace ? closed : open;
  }

  @Override
  public Mode mode() {
    return plan.mode();
  }

  @Override
  public Path folder() {
    return surroundings.folder();
  }

  @Override
  public Endpoint reference() {
    surroundings.time().pause();
    try {
      return surroundings.endpoint().get();
    } finally {
      surroundings.time().resume();
    }
  }

  @Override
  public synchronized <T extends AutoCloseable> T onRevert(T resource) {
    resources.push(resource);
    return resource;
  }

  /** How much the null attack has in place of the real thing. */
  int replaced() {
    return replaced;
  }

  /**
   * Closes what was registered, the last first, all of it whatever happens.
   *
   * @return what could not be closed
   */
  List<Exception> close() {
    List<Exception> troubles = new ArrayList<>();
    for (@Nullable AutoCloseable resource = next(); resource != null; resource = next()) {
      try {
        resource.close();
      } catch (Exception e) {
        troubles.add(e);
      }
    }
    return troubles;
  }

  private synchronized @Nullable AutoCloseable next() {
    return resources.poll();
  }
}
