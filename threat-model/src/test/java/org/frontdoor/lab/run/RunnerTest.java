package org.frontdoor.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.frontdoor.lab.run.Judgement.AsPredicted;
import org.frontdoor.lab.run.Judgement.Failed;
import org.frontdoor.lab.run.Judgement.Inconclusive;
import org.frontdoor.lab.run.Judgement.Skipped;
import org.frontdoor.lab.run.Judgement.Surprise;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.NotGivenException;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.StoryLine.Phase;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.testbed.lab.TooSlowException;
import org.junit.jupiter.api.Test;

final class RunnerTest extends RehearsalRoom {

  private static final String[] ALL = {"warmUp", "detonate", "observe", "revert"};

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
  void adversary_thatWaits_paysForIt() throws Exception {
    RunResult result =
        attack(
            new Rehearsal() {
              @Override
              public void detonate(Adversary adversary) {
                adversary.waits(1);
              }
            });
    assertThat(((Failed) result.judgement()).reason()).contains("epochs");
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
  void scenario_thatWaitsInVain_isInconclusiveAndNotFailed() throws Exception {
    for (Exception slow :
        List.of(
            new TooSlowException("The task did not end", Duration.ofSeconds(20)),
            new TimeoutException(),
            Status.DEADLINE_EXCEEDED.asRuntimeException())) {
      RunResult result =
          attack(
              new Rehearsal() {
                @Override
                public Outcome observe() throws Exception {
                  throw slow;
                }
              });
      assertThat(result.judgement()).isInstanceOf(Inconclusive.class);
    }
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
}
