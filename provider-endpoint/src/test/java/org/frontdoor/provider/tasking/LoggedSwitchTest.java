package org.frontdoor.provider.tasking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.provider.accountability.InMemoryTaskingLogStore;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.accountability.LoggedTasking;
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
      if (random.nextInt(4) == 0) {
        store.failNext(1 + random.nextInt(2));
      }
      try (LoggedSwitch logged = new LoggedSwitch(log(), tap)) {
        for (int i = 0; i < 3; i++) {
          CompletableFuture<Instant> unused = logged.activate(task(random.nextInt(20)));
        }
      }
      store.failNext(0);
      try (LoggedSwitch again = new LoggedSwitch(log(), tap)) {
        assertThat(again.unlogged()).as("seed %d, round %d", seed, round).isEmpty();
      }
    }
    assertThat(tap.activated()).as("seed %d", seed).isNotEmpty();
    assertThat(store.read(0, 1000)).as("one entry a task: seed %d", seed).hasSizeLessThan(21);
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

  @Test
  void receipt_ofATask_saysWhatTheTaskIs() throws Exception {
    TaskingLog log = log();
    LoggedTasking receipt = log.commit(List.of(task(1).tasking())).getFirst();
    InterceptionTask other =
        new InterceptionTask(
            task(1).taskId(),
            task(1).liid(),
            task(1).authority(),
            Set.of("somebody", "else"),
            task(1).deliveryKeys(),
            task(1).start(),
            task(1).end(),
            false,
            task(1).order());

    Tasking tapped = other.tasking();
    assertThatThrownBy(
            () ->
                receipt.requireLogged(
                    tapped, LogCheckpoint.verify(receipt.checkpoint(), log.key()).head()))
        .hasMessageContaining("something else");
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
        tasking.authority(),
        Set.copyOf(tasking.accounts()),
        List.of(DeliveryKey.newBuilder().setPublicKey(ByteString.copyFrom(new byte[32])).build()),
        TestClock.START,
        TestClock.START.plus(Duration.ofDays(1)),
        false,
        tasking.order());
  }
}
