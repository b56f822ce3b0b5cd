package org.frontdoor.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Lessons;
import org.frontdoor.lab.run.Judgement.AsPredicted;
import org.frontdoor.lab.run.Judgement.Failed;
import org.frontdoor.lab.run.Judgement.Inconclusive;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.BudgetSpentException;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.Test;

/** How a run ends that does not end well: it is reverted whatever happens. */
final class StoppedRunTest extends RehearsalRoom {

  @Test
  void adversary_overItsOperations_isStoppedAndReverted() throws Exception {
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) {
            while (adversary.left(BudgetKind.OPERATIONS) >= 0) {
              adversary.spend(BudgetKind.OPERATIONS, 1);
            }
          }
        };
    RunResult result = attack(scenario);
    assertThat(((Inconclusive) result.judgement()).reason()).contains("operations");
    assertThat(result.trace().spent()).containsEntry(BudgetKind.OPERATIONS, 3L);
    assertThat(scenario.calls).containsExactly("warmUp", "revert");
  }

  @Test
  void adversary_thatSwallowsTheEndOfItsBudget_isInconclusiveAllTheSame() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void detonate(Adversary adversary) {
                try {
                  adversary.spend(BudgetKind.OPERATIONS, 4);
                } catch (BudgetSpentException e) {
                  opened = true;
                }
              }
            });
    assertThat(result.judgement()).isInstanceOf(Inconclusive.class);
  }

  @Test
  void run_overItsTime_isInterruptedAndReverted() throws Exception {
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) throws InterruptedException {
            new CountDownLatch(1).await();
          }
        };
    Entry hasty = Lessons.entry(Lessons.YAML.replace("time: PT5S", "time: PT0.1S"));
    RunResult result = run(hasty, Mode.ATTACK, scenario);
    assertThat(result.judgement()).isInstanceOf(Inconclusive.class);
    assertThat(scenario.calls).containsExactly("warmUp", "revert");
    assertThat(result.trace().took()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void run_whoseCallerIsInterrupted_isReverted() throws Exception {
    CountDownLatch attacking = new CountDownLatch(1);
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) throws InterruptedException {
            attacking.countDown();
            new CountDownLatch(1).await();
          }
        };
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    var unused = attack(scenario);
                    stopped.complete(false);
                  } catch (InterruptedException e) {
                    stopped.complete(true);
                  }
                });
    attacking.await();
    caller.interrupt();
    assertThat(stopped.get()).isTrue();
    assertThat(scenario.calls).containsExactly("warmUp", "revert");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void time_whileASharedPartStarts_standsStill() {
    List<Instant> now = new ArrayList<>(List.of(Instant.EPOCH));
    TimeBudget time = new TimeBudget(Duration.ofSeconds(10), now::getLast);
    now.add(Instant.EPOCH.plusSeconds(3));
    time.pause();
    now.add(Instant.EPOCH.plusSeconds(60));
    assertThat(time.left()).isEqualTo(Duration.ofSeconds(7));
    time.resume();
    now.add(Instant.EPOCH.plusSeconds(64));
    assertThat(time.left()).isEqualTo(Duration.ofSeconds(3));
    assertThat(time.took()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void run_thatFailsHalfWay_closesEverythingInReverse() throws Exception {
    List<String> closed = new ArrayList<>();
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void warmUp(Stage stage) throws Exception {
            AutoCloseable unusedOne = stage.onRevert(() -> closed.add("first"));
            AutoCloseable unusedTwo =
                stage.onRevert(
                    () -> {
                      throw new IllegalStateException("stuck");
                    });
            AutoCloseable unusedThree = stage.onRevert(() -> closed.add("last"));
            Files.writeString(stage.folder().resolve("left"), "over");
            throw new IllegalStateException("half-way");
          }
        };
    RunResult result = attack(scenario);
    assertThat(((Failed) result.judgement()).reason()).contains("half-way");
    assertThat(closed).containsExactly("last", "first");
    assertThat(scenario.calls).containsExactly("revert");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_thatCannotBeReverted_fails() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void revert() {
                throw new IllegalStateException("stuck");
              }
            });
    assertThat(((Failed) result.judgement()).reason()).contains("stuck");
  }

  @Test
  void run_overItsTimeThatCannotBeReverted_fails() throws Exception {
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) throws InterruptedException {
            new CountDownLatch(1).await();
          }

          @Override
          public void revert() {
            throw new IllegalStateException("stuck");
          }
        };
    Entry hasty = Lessons.entry(Lessons.YAML.replace("time: PT5S", "time: PT0.1S"));
    assertThat(((Failed) run(hasty, Mode.ATTACK, scenario).judgement()).reason())
        .contains("could not be reverted", "stuck");
  }

  @Test
  void run_thatDoesNotStop_failsAndNothingRunsBesideIt() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Rehearsal deaf =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) {
            Uninterruptibles.awaitUninterruptibly(end);
          }
        };
    Entry hasty = Lessons.entry(Lessons.YAML.replace("time: PT5S", "time: PT0.1S"));
    try {
      RunResult result = run(hasty, Mode.ATTACK, deaf);
      assertThat(((Failed) result.judgement()).reason()).contains("does not stop");
      assertThat(deaf.calls).containsExactly("warmUp", "revert");
      Rehearsal next = new Rehearsal();
      assertThat(((Failed) attack(next).judgement()).reason()).contains("was not run");
      assertThat(next.calls).isEmpty();
    } finally {
      end.countDown();
    }
  }

  @Test
  void clearingUp_isNotOfTheRunsTime() throws Exception {
    InstantSource clock = World.real().clock();
    Entry hasty = Lessons.entry(Lessons.YAML.replace("time: PT5S", "time: PT1S"));
    Rehearsal slow =
        new Rehearsal() {
          @Override
          public void revert() {
            Instant later = clock.instant().plusMillis(1_100);
            Awaitility.await().until(() -> clock.instant().isAfter(later));
          }
        };
    assertThat(run(hasty, Mode.ATTACK, slow).judgement()).isInstanceOf(AsPredicted.class);
  }
}
