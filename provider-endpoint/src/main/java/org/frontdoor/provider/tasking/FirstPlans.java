package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.frontdoor.provider.register.RegisterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plans for everything in the register, at the start of the process. Most of their cost is that
 * every warrant is verified anew, and that only reads: so as many are made at a time as there are
 * processors.
 */
final class FirstPlans {

  private static final Logger log = LoggerFactory.getLogger(FirstPlans.class);
  private static final int MOST_READERS = 4;

  private final RegisterStore store;
  private final TaskPlanner planner;
  private final BooleanSupplier stopped;

  /**
   * @param stopped whether it is of no use any more to make plans
   */
  FirstPlans(RegisterStore store, TaskPlanner planner, BooleanSupplier stopped) {
    this.store = store;
    this.planner = planner;
    this.stopped = stopped;
  }

  /** The plans for these objects, but for those that cannot be made now. */
  List<TaskPlanner.Plan> of(List<UUID> objects, Instant now) {
    int readers = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(readers, Thread.ofPlatform().name("plans-", 0).factory())) {
      List<Future<Optional<TaskPlanner.Plan>>> underway = new ArrayList<>();
      objects.forEach(object -> underway.add(threads.submit(() -> plan(object, now))));
      List<TaskPlanner.Plan> plans = new ArrayList<>();
      for (Future<Optional<TaskPlanner.Plan>> each : underway) {
        each.get().ifPresent(plans::add);
      }
      return plans;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      // What has no plan yet gets one by itself, later and more slowly.
      log.error("Plans could not be made together: {}", String.valueOf(e.getCause()));
      return List.of();
    }
  }

  private Optional<TaskPlanner.Plan> plan(UUID object, Instant now) {
    if (stopped.getAsBoolean()) {
      return Optional.empty();
    }
    try {
      return store.reading(register -> planner.plan(register, object, now));
    } catch (RuntimeException e) {
      log.warn("Object {} could not be planned yet: {}", object, e.getClass().getName());
      return Optional.empty();
    }
  }
}
