package org.frontdoor.provider.tasking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.provider.accountability.InMemoryTaskingLogStore;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.accountability.Tasking;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.junit.jupiter.api.Test;

final class LoggedSwitchTest {

  private static final int TASKS = 400;
  private static final int ROUNDS = 30;

  private final TestClock clock = new TestClock();
  private final InMemoryTaskingLogStore store = new InMemoryTaskingLogStore();

  /** As if the process were killed between the log and the tap. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** As if the machine had no memory left. */
  private static final class NoRoom extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void activation_isInTheStoreBeforeTheTapHearsOfIt() throws Exception {
    List<Integer> entries = new ArrayList<>();
    RecordingTap tap = new RecordingTap(() -> entries.add(store.read(0, 10).size()));
    try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
      activate(logged, 1);
      activate(logged, 2);
    }
    assertThat(entries).containsExactly(1, 2);
  }

  @Test
  void activation_thatCannotBeLogged_failsAndTapsNobody() throws Exception {
    RecordingTap tap = new RecordingTap(() -> {});
    try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
      store.failNext(1);
      assertThatThrownBy(() -> activate(logged, 1))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogUnavailableException.class);
      assertThat(tap.activated()).isEmpty();

      activate(logged, 1);
      assertThat(tap.activated()).hasSize(1);
    }
  }

  @Test
  void manyActivations_areEachLoggedWithTheirOwnReceipt() throws Exception {
    TaskingLog log = log();
    RecordingTap tap = new RecordingTap(() -> {});
    try (LoggedSwitch logged = new LoggedSwitch(log, tap)) {
      List<CompletableFuture<Instant>> answers = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        answers.add(logged.activate(task(i)));
      }
      for (CompletableFuture<Instant> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(TestClock.START);
      }
    }
    for (LoggedTask task : tap.activated()) {
      task.receipt()
          .requireLogged(
              task.task().tasking(),
              LogCheckpoint.verify(task.receipt().checkpoint(), log.key()).head());
    }
    assertThat(tap.activated()).hasSize(TASKS);
    assertThat(store.read(0, 2 * TASKS)).hasSize(TASKS);
  }

  /** Kills at random places and starts again; the seed stands in the failure. */
  @Test
  void crashesAtAnyPoint_leaveNoTapWithoutAnEntry() {
    long seed = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
    SplittableRandom random = new SplittableRandom(seed);
    RecordingTap tap =
        new RecordingTap(
            () -> {
              if (random.nextInt(3) == 0) {
                throw new Killed();
              }
            });
    for (int round = 0; round < ROUNDS; round++) {
      Map<InterceptionTask, CompletableFuture<Instant>> answers = new HashMap<>();
      if (random.nextInt(4) == 0) {
        store.failNext(1 + random.nextInt(2));
      }
      try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
        for (int i = 0; i < 3; i++) {
          InterceptionTask task = task(random.nextInt(20));
          answers.put(task, logged.activate(task));
        }
      }
      answers.forEach(
          (task, answer) -> {
            assertThat(answer).as("seed %d", seed).isDone();
            assertThat(answer.isCompletedExceptionally() || isTapped(tap, task))
                .as("an answer that it is tapped is true: seed %d", seed)
                .isTrue();
          });
      store.failNext(0);
      try (LoggedSwitch again = new LoggedSwitch(log(), tap)) {
        assertThat(again.unlogged()).as("seed %d, round %d", seed, round).isEmpty();
      }
    }
    assertThat(tap.activated()).as("seed %d", seed).isNotEmpty();
    assertThat(store.read(0, 1000)).as("one entry a task: seed %d", seed).hasSizeLessThan(21);
  }

  /** The writer is kept busy by the first, so that the others come to it together. */
  @Test
  void activation_thatFailsAtTheTap_failsAlone() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    AtomicInteger heard = new AtomicInteger();
    RecordingTap tap =
        new RecordingTap(
            () -> {
              int number = heard.getAndIncrement();
              if (number == 0) {
                awaitUninterruptibly(all);
              } else if (number == 2) {
                throw new Killed();
              } else if (number == 4) {
                throw new NoRoom();
              }
            });
    try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
      List<CompletableFuture<Instant>> answers = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        answers.add(logged.activate(task(i)));
      }
      all.countDown();
      for (int i : List.of(0, 1, 3)) {
        assertThat(answers.get(i)).succeedsWithin(Duration.ofSeconds(10));
      }
      assertThat(answers.get(2)).failsWithin(Duration.ofSeconds(10));
      for (int i : List.of(4, 5, 6)) {
        assertThat(answers.get(i)).as("none waits for ever").failsWithin(Duration.ofSeconds(10));
      }
      assertThat(logged.activate(task(5))).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isTapped(RecordingTap tap, InterceptionTask task) {
    return tap.activated().stream().anyMatch(each -> each.task().equals(task));
  }

  @Test
  void tapThatTheLogDoesNotKnow_isHeldAndTheOthersAreLeft() throws Exception {
    RecordingTap tap = new RecordingTap(() -> {});
    try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
      activate(logged, 1);
      tap.implant(task(2).taskId());
      assertThat(logged.unlogged()).containsExactly(task(2).taskId());

      logged.holdUnlogged(clock.instant());
      assertThat(tap.states())
          .containsEntry(task(1).taskId(), SwitchState.ACTIVE)
          .containsEntry(task(2).taskId(), SwitchState.SUSPENDED);
    }
  }

  private TaskingLog log() {
    return TaskingSamples.log(store, clock);
  }

  private static void activate(LoggedSwitch logged, int number)
      throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
    assertThat(logged.activate(task(number)).get(10, TimeUnit.SECONDS)).isNotNull();
  }

  private static InterceptionTask task(int number) {
    Tasking tasking = TaskingSamples.tasking(number, "account-" + number);
    return new InterceptionTask(
        new UUID(9, number),
        tasking.liid(),
        tasking.product().authority(),
        Set.copyOf(tasking.accounts()),
        List.of(TaskingSamples.KEY),
        TestClock.START,
        TestClock.START.plus(Duration.ofDays(1)),
        false,
        tasking.order());
  }
}
