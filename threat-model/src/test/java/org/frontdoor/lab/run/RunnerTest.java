package org.frontdoor.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Lessons;
import org.frontdoor.lab.run.Judgement.AsPredicted;
import org.frontdoor.lab.run.Judgement.Failed;
import org.frontdoor.lab.run.Judgement.Inconclusive;
import org.frontdoor.lab.run.Judgement.Skipped;
import org.frontdoor.lab.run.Judgement.Surprise;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.BudgetSpentException;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.NotGivenException;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.StoryLine.Phase;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnerTest {

  private static final Entry ENTRY = Lessons.entry();
  private static final String[] ALL = {"warmUp", "detonate", "observe", "revert"};

  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void start() {
    runner =
        new Runner(
            () -> {
              throw new IllegalStateException("no endpoint in these tests");
            },
            folder,
            World.real().clock(),
            RunListener.NONE);
  }

  @Test
  void attack_thatDoesAsTheCatalogueSays_isAsPredicted() throws Exception {
    Rehearsal scenario = new Rehearsal();
    RunResult result = attack(scenario);
    assertThat(result.judgement()).isEqualTo(new AsPredicted());
    assertThat(scenario.calls).containsExactly(ALL);
    assertThat(result.trace().used()).containsExactly("key");
    assertThat(result.trace().spent()).containsEntry(BudgetKind.OPERATIONS, 2L);
    assertThat(result.trace().story()).extracting(line -> line.epoch()).containsExactly(0L, 0L);
    assertThat(result.trace().story())
        .extracting(line -> line.phase())
        .containsExactly(Phase.WARM_UP, Phase.DETONATE);
  }

  @Test
  void nullAttack_withADecoy_doesNoHarm() throws Exception {
    Rehearsal scenario = new Rehearsal();
    assertThat(run(Mode.NULL_ATTACK, scenario).judgement()).isEqualTo(new AsPredicted());
    assertThat(scenario.calls).containsExactly(ALL);
    assertThat(scenario.opened).isFalse();
  }

  @Test
  void nullAttack_thatStillHarms_isASurprise() throws Exception {
    RunResult result =
        run(
            Mode.NULL_ATTACK,
            new Rehearsal() {
              @Override
              public void detonate(Adversary adversary) {
                opened = true;
              }
            });
    assertThat(result.judgement())
        .isEqualTo(
            new Surprise(List.of("the effect of the null attack is degrades, expected holds")));
  }

  @Test
  void nullAttack_thatReplacesNothing_fails() throws Exception {
    RunResult result =
        run(
            Mode.NULL_ATTACK,
            new Rehearsal() {
              @Override
              public void warmUp(Stage stage) {
                stage.grant(KEY, "powerless");
              }
            });
    assertThat(result.judgement()).isInstanceOf(Failed.class);
  }

  @Test
  void nullAttack_closesFlaws() throws Exception {
    List<String> seen = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      var unused =
          run(
              mode,
              new Rehearsal() {
                @Override
                public void warmUp(Stage stage) {
                  stage.grant(KEY, "powerless");
                  seen.add(stage.flaw("open", "closed"));
                }
              });
    }
    assertThat(seen).containsExactly("open", "closed", "open");
  }

  @Test
  void nullAttack_thatClosesNothing_fails() throws Exception {
    Rehearsal closedAnyway =
        new Rehearsal() {
          @Override
          public void warmUp(Stage stage) {
            stage.grant(KEY, "powerless");
            var unused = stage.flaw("closed", "closed");
          }
        };
    assertThat(run(Mode.NULL_ATTACK, closedAnyway).judgement()).isInstanceOf(Failed.class);
  }

  @Test
  void nullWorld_isNotAttacked() throws Exception {
    Rehearsal scenario = new Rehearsal();
    assertThat(run(Mode.NULL_WORLD, scenario).judgement()).isEqualTo(new AsPredicted());
    assertThat(scenario.calls).containsExactly("warmUp", "observe", "revert");
  }

  @Test
  void nullWorld_inWhichADetectorSpeaks_isASurprise() throws Exception {
    RunResult result =
        run(
            Mode.NULL_WORLD,
            new Rehearsal() {
              @Override
              public Outcome observe() {
                return Outcome.of(Effect.HOLDS, Visibility.detected("bob", "a dream", 0));
              }
            });
    assertThat(result.judgement()).isInstanceOf(Surprise.class);
    assertThat(result.judgement().unsurprising()).isFalse();
  }

  @Test
  void attack_withAnotherOutcome_namesEveryDifference() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public Outcome observe() {
                return Outcome.of(Effect.BREAKS, Visibility.detected("carol", "her door", 2))
                    .with("u_exp", org.frontdoor.lab.scenario.Metric.count(4, "users"));
              }
            });
    assertThat(result.judgement())
        .isEqualTo(
            new Surprise(
                List.of(
                    "the effect is breaks, expected degrades",
                    "who notices is carol, expected bob",
                    "the epoch of notice is 2, expected at most 1",
                    "t_det is not measured, expected not within the run",
                    "u_exp is 4, expected 1")));
  }

  @Test
  void adversary_askingForTheUndeclared_failsTheRunAndNamesIt() throws Exception {
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public void detonate(Adversary adversary) {
            String unused = adversary.uses(new Knowledge<String>("judge.key"));
          }
        };
    RunResult result = attack(scenario);
    assertThat(((Failed) result.judgement()).reason()).contains("judge.key", "[key, spare]");
    assertThat(scenario.calls).containsExactly("warmUp", "revert");
    assertThat(result.outcome()).isEmpty();
  }

  @Test
  void adversary_thatSwallowsTheRefusal_failsAllTheSame() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void detonate(Adversary adversary) {
                try {
                  String unused = adversary.uses(new Knowledge<String>("spare"));
                } catch (NotGivenException e) {
                  opened = true;
                }
              }
            });
    assertThat(((Failed) result.judgement()).reason()).contains("spare", "was not granted");
  }

  @Test
  void stage_grantingTheUndeclared_failsTheRun() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void warmUp(Stage stage) {
                stage.grant(new Knowledge<String>("judge.key"), "real");
              }
            });
    assertThat(((Failed) result.judgement()).reason()).contains("judge.key");
  }

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
  void adversary_spendingWhatHasNoBudget_failsTheRun() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void detonate(Adversary adversary) {
                adversary.spend(BudgetKind.REQUESTS, 1);
              }
            });
    assertThat(((Failed) result.judgement()).reason()).contains("requests");
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
  void scenario_thatMissesAModule_isSkippedWithTheReason() throws Exception {
    Rehearsal scenario =
        new Rehearsal() {
          @Override
          public Optional<String> missing(String profile) {
            return Optional.of("no ratchet for " + profile);
          }
        };
    RunResult result = attack(scenario);
    assertThat(result.judgement()).isEqualTo(new Skipped("no ratchet for naive"));
    assertThat(result.judgement().unsurprising()).isTrue();
    assertThat(scenario.calls).isEmpty();
  }

  @Test
  void chance_sameSeedAndPurpose_isTheSame() throws Exception {
    List<Long> one = chances(1);
    assertThat(chances(1)).isEqualTo(one);
    assertThat(chances(2)).doesNotContainAnyElementsOf(one);
    assertThat(one).doesNotHaveDuplicates();
  }

  private List<Long> chances(long seed) throws InterruptedException {
    List<Long> chances = new ArrayList<>();
    RunPlan plan = new RunPlan(ENTRY, naive(ENTRY), Mode.ATTACK, seed);
    var unused =
        runner.run(
            plan,
            new Rehearsal() {
              @Override
              public void warmUp(Stage stage) throws Exception {
                super.warmUp(stage);
                chances.add(stage.random("a").nextLong());
                chances.add(stage.random("b").nextLong());
                chances.add(stage.secureRandom("a").nextLong());
                chances.add(stage.secureRandom("b").nextLong());
              }
            });
    return chances;
  }

  @Test
  void parameters_ofTheProfile_standOverThoseOfThePopulation() throws Exception {
    List<Object> seen = new ArrayList<>();
    RunPlan plan = RunPlan.attack(ENTRY, ENTRY.profile("hardened").orElseThrow(), 1);
    RunResult result =
        runner.run(
            plan,
            new Rehearsal() {
              @Override
              public void warmUp(Stage stage) throws Exception {
                super.warmUp(stage);
                seen.add(stage.parameters().integer("users"));
                seen.add(stage.parameters().decimal("ratio"));
                seen.add(stage.parameters().flag("loud"));
                seen.add(stage.parameters().duration("wait"));
              }
            });
    assertThat(seen).containsExactly(5, new BigDecimal("0.5"), true, Duration.ofSeconds(5));
    assertThat(result.trace().unread()).containsExactly("name");
  }

  private RunResult attack(Rehearsal scenario) throws InterruptedException {
    return run(Mode.ATTACK, scenario);
  }

  private RunResult run(Mode mode, Rehearsal scenario) throws InterruptedException {
    return run(ENTRY, mode, scenario);
  }

  private RunResult run(Entry entry, Mode mode, Rehearsal scenario) throws InterruptedException {
    return runner.run(new RunPlan(entry, naive(entry), mode, 1), scenario);
  }

  private static org.frontdoor.lab.catalogue.Profile naive(Entry entry) {
    return entry.profile("naive").orElseThrow();
  }
}
