package org.frontdoor.provider.tasking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.StatusKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings interception to what the register says: after every change, when time comes, and at the
 * start of the process.
 *
 * <p>One thread does all of it, so that there is one order of things. It never waits for the
 * switch: answers come back to it. What fails is tried again, and nothing is ever ended because
 * something could not be read.
 */
public final class TaskingCoordinator implements IncidentReports, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TaskingCoordinator.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final RegisterStore store;
  private final TaskPlanner planner;
  private final Confirmations confirmations;
  private final InterceptionSwitch interception;
  private final SwitchOperator operator;
  private final SwitchBoard board;
  private final InstantSource clock;
  private final WakeUps wakeUps = new WakeUps();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("tasking").daemon(true).factory());
  private final TimeKeeper timeKeeper;
  private volatile boolean closed;

  /**
   * What tasking stands on.
   *
   * @param board shared with the circumstances that the keeper asks
   */
  public record Ground(
      RegisterStore store, StatusKeeper keeper, Filing filing, SwitchBoard board) {}

  /** Makes a coordinator that does nothing before {@link #start}. */
  public TaskingCoordinator(Ground ground, InterceptionSwitch interception, InstantSource clock) {
    this.store = ground.store;
    this.board = ground.board;
    this.interception = interception;
    this.clock = clock;
    this.planner = new TaskPlanner(ground.keeper);
    this.confirmations = new Confirmations(ground.store, ground.filing, ground.board);
    this.operator = new SwitchOperator(interception, board, confirmations, wakeUps, clock, thread);
    this.timeKeeper = new TimeKeeper(wakeUps, clock, this::wake);
  }

  /**
   * Takes over what the switch does and looks what there is in the register. When it returns, the
   * register can be asked and changed; statuses are then brought up to now and interception to
   * them, before anything else that this room does: what {@link #changed} and {@link #runDue} are
   * asked for comes after it.
   *
   * @throws RuntimeException if the switch or the register cannot be read; nothing was ended then
   */
  public void start() {
    Inventory inventory = CompletableFuture.supplyAsync(this::takeStock, thread).join();
    thread.execute(() -> takeOver(inventory));
    timeKeeper.start();
  }

  private Inventory takeStock() {
    Map<UUID, SwitchState> states = interception.states();
    board.load(states);
    return store.reading(register -> Inventory.of(register, states.keySet()));
  }

  private void takeOver(Inventory inventory) {
    inventory.unknown().forEach(operator::holdUnknown);
    List<TaskPlanner.Plan> plans =
        new FirstPlans(store, planner, () -> closed).of(inventory.subjects(), now());
    if (closed) {
      return;
    }
    Set<UUID> others = new HashSet<>(inventory.subjects());
    for (TaskPlanner.Plan plan : plans) {
      if (plan.settled()) {
        others.remove(plan.object());
        CompletableFuture<Void> unused = follow(plan);
      }
    }
    others.forEach(this::timePassed);
    followUp(others);
  }

  /**
   * Follows changes of the register that have been committed.
   *
   * @param objects identifiers of the objects that were made or changed
   * @return completes when the switch has stopped everything that must not run any more; fails only
   *     if that cannot be told, in which case it is tried again all the same
   */
  public CompletableFuture<Void> changed(Set<UUID> objects) {
    return onThread(() -> reconcile(objects));
  }

  /**
   * Does everything that is due at this instant and returns when it is done, confirmations
   * included.
   */
  public void runDue() {
    do {
      join(CompletableFuture.runAsync(this::wakeAll, thread));
      join(onThread(operator::idle));
    } while (wakeUps.next().filter(next -> !next.isAfter(now())).isPresent());
  }

  @Override
  public void report(UUID taskId, Incident incident) {
    thread.execute(
        () -> {
          try {
            confirmations.incident(taskId, incident, now());
          } catch (RuntimeException e) {
            log.error("Incident {} of task {} could not be reported", incident, taskId);
          }
        });
  }

  /** For how many tasks interception has confirmed that it runs. */
  public int running() {
    return board.running();
  }

  /** Stops keeping time. What interception does goes on. */
  @Override
  public void close() {
    closed = true;
    timeKeeper.close();
    thread.shutdown();
  }

  private void wake() {
    try {
      thread.execute(this::wakeAll);
    } catch (RejectedExecutionException e) {
      log.debug("Woken while closing");
    }
  }

  private void wakeAll() {
    Set<UUID> due = wakeUps.takeDue(now());
    Set<UUID> objects = new HashSet<>(due);
    due.forEach(object -> objects.addAll(timePassed(object)));
    followUp(objects);
  }

  /** Reconciles where nobody waits: what fails there is due again by itself. */
  private void followUp(Set<UUID> objects) {
    CompletableFuture<Void> unused =
        reconcile(objects)
            .whenComplete(
                (stopped, failure) -> {
                  if (failure != null) {
                    log.warn("Not everything could be reconciled; it is tried again");
                  }
                });
  }

  private CompletableFuture<Void> onThread(Supplier<CompletableFuture<Void>> work) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    thread.execute(() -> forward(work.get(), result));
    return result;
  }

  private static void forward(CompletableFuture<Void> from, CompletableFuture<Void> to) {
    CompletableFuture<Void> unused =
        from.whenComplete(
            (done, failure) -> {
              if (failure == null) {
                to.complete(null);
              } else {
                to.completeExceptionally(failure);
              }
            });
  }

  private Set<UUID> timePassed(UUID object) {
    try {
      return confirmations.timePassed(object, now());
    } catch (RuntimeException e) {
      log.warn("Object {} could not be brought up to date: {}", object, e.getClass().getName());
      wakeUps.set(object, now().plus(RETRY));
      return Set.of();
    }
  }

  private CompletableFuture<Void> reconcile(Set<UUID> objects) {
    List<CompletableFuture<Void>> stopped = new ArrayList<>();
    Set<UUID> done = new HashSet<>();
    for (UUID object : objects) {
      stopped.add(reconcile(object, done));
    }
    timeKeeper.look();
    return CompletableFuture.allOf(stopped.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> reconcile(UUID object, Set<UUID> done) {
    try {
      Optional<TaskPlanner.Plan> plan =
          store.reading(
              register -> {
                UUID subject = planner.subject(register, object);
                return done.add(subject)
                    ? planner.plan(register, subject, now())
                    : Optional.empty();
              });
      return plan.map(this::follow).orElseGet(() -> CompletableFuture.completedFuture(null));
    } catch (RuntimeException e) {
      log.warn("Object {} could not be reconciled: {}", object, e.getClass().getName());
      wakeUps.set(object, now().plus(RETRY));
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Void> follow(TaskPlanner.Plan plan) {
    plan.change()
        .ifPresentOrElse(at -> wakeUps.set(plan.object(), at), () -> wakeUps.clear(plan.object()));
    return CompletableFuture.allOf(
        plan.tasks().stream().map(operator::follow).toArray(CompletableFuture[]::new));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void join(CompletableFuture<Void> future) {
    future.join();
  }
}
