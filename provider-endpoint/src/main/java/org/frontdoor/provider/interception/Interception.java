package org.frontdoor.provider.interception;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.delivery.LossListener;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.frontdoor.provider.tasking.Tap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop on its thread. A round that fails is tried again, at growing intervals; a damaged
 * journal stops interception for good, since going on would hide a loss.
 */
public final class Interception implements Tap, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Interception.class);

  /** How long the loop may wait for events before it looks for commands. */
  private static final Duration LOOK_AROUND = Duration.ofMillis(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final EventJournal journal;
  private final InterceptionLoop loop;
  private final TapGate gate;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean stopped;

  private boolean broken;

  private volatile long position;

  /**
   * Makes it; {@link #start} begins.
   *
   * @param losses told of every loss, on the loop's thread
   * @param threads gives the one thread
   */
  public Interception(
      EventJournal journal,
      Outboxes outboxes,
      LossListener losses,
      InterceptionSettings settings,
      ProviderSide side,
      ThreadFactory threads) {
    this.journal = journal;
    this.gate = new TapGate(side);
    this.loop =
        new InterceptionLoop(
            journal, outboxes, losses, settings, new InterceptionLoop.Door(side, gate));
    this.thread = threads.newThread(this::run);
  }

  /**
   * Takes over what was committed and begins to read on. When it returns, {@link #states} and the
   * outboxes are as they were left.
   *
   * @throws org.frontdoor.provider.delivery.SpoolException if the spool cannot be read
   */
  public void start() {
    loop.load();
    position = loop.position();
    thread.start();
  }

  @Override
  public CompletableFuture<Instant> activate(LoggedTask task) {
    try {
      gate.requireLogged(task);
    } catch (NotLoggedException e) {
      LOG.error("Task {} is not tapped: {}", task.task().taskId(), e.getMessage());
      return CompletableFuture.failedFuture(e);
    }
    return order(answer -> new InterceptionCommand.Activate(task, answer));
  }

  @Override
  public long logSize() {
    return gate.size();
  }

  @Override
  public CompletableFuture<Instant> suspend(UUID taskId, Instant from) {
    return order(answer -> new InterceptionCommand.Suspend(taskId, from, answer));
  }

  @Override
  public CompletableFuture<Instant> end(UUID taskId, Instant from) {
    return order(answer -> new InterceptionCommand.End(taskId, from, answer));
  }

  @Override
  public Map<UUID, SwitchState> states() {
    return loop.states();
  }

  /** Offset of the first journal event that the last finished round had not committed. */
  public long position() {
    return position;
  }

  /** Whether the loop runs and its last round succeeded. */
  public boolean healthy() {
    lock.lock();
    try {
      return !stopped && !broken;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the loop after the round it is in; commands that were not carried out fail. */
  @Override
  public void close() {
    mark(() -> stopped = true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<Instant> order(
      Function<CompletableFuture<Instant>, InterceptionCommand> command) {
    CompletableFuture<Instant> answer = new CompletableFuture<>();
    lock.lock();
    try {
      if (stopped) {
        answer.completeExceptionally(new IllegalStateException("Interception has stopped."));
      } else {
        loop.order(command.apply(answer));
      }
    } finally {
      lock.unlock();
    }
    return answer;
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!isStopped()) {
        if (attempt()) {
          pause = FIRST_PAUSE;
        } else {
          rest(pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                  ? pause.multipliedBy(2)
                  : LONGEST_PAUSE;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      mark(() -> stopped = true);
      loop.abandon(new IllegalStateException("Interception has stopped."));
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      InterceptionLoop.Outcome outcome = loop.round();
      position = loop.position();
      mark(() -> broken = false);
      if (outcome == InterceptionLoop.Outcome.IDLE && !loop.hasOrders()) {
        journal.awaitBeyond(loop.position(), LOOK_AROUND);
      }
      return true;
    } catch (JournalDamagedException e) {
      LOG.error("The journal is damaged; interception stops.", e);
      mark(
          () -> {
            stopped = true;
            broken = true;
          });
      return false;
    } catch (RuntimeException e) {
      LOG.error("A round of interception failed and will be tried again.", e);
      mark(() -> broken = true);
      return false;
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (!stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void mark(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
