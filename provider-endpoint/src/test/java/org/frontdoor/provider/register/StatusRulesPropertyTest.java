package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.TaskStatus;
import org.junit.jupiter.api.Test;

/** The rules against {@link StatusOracle}, over many small worlds; a failure names its seed. */
final class StatusRulesPropertyTest {

  private static final long FIRST_SEED = 20_260_302L;
  private static final int WORLDS = 10_000;

  @Test
  void statuses_inRandomWorlds_areTheOraclesOnes() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      StatusOracle oracle = new StatusOracle(world);
      Assessment found = assess(world, world.now());
      String which = "seed " + seed;

      assertThat(StatusNames.of(found.authorisation().status()))
          .as(which)
          .isEqualTo(oracle.authorisation());
      assertThat(found.authorisation().latch() == Latch.LAPSED)
          .as(which)
          .isEqualTo(oracle.lapsedForGood());
      for (int index = 0; index < world.documents().size(); index++) {
        assertThat(found.documents().get(ScenarioObjects.document(index)))
            .as(which)
            .extracting(verdict -> StatusNames.of(verdict.status()))
            .isEqualTo(oracle.document(world.documents().get(index)));
      }
      for (int index = 0; index < world.tasks().size(); index++) {
        assertThat(StatusNames.of(task(found, world, index).verdict().status()))
            .as(which)
            .isEqualTo(oracle.task(world.tasks().get(index)));
      }
    }
  }

  @Test
  void reason_inRandomWorlds_isThereExactlyForInvalidRejectedByRuleAndError() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS / 10; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      Assessment found = assess(world, world.now());
      assertThat(found.authorisation().reason().isPresent())
          .as("seed " + seed)
          .isEqualTo(
              found.authorisation().status() == AuthorisationStatus.AUTHORISATION_STATUS_INVALID);
      for (TaskVerdict each : found.tasks().values()) {
        boolean wrong =
            each.verdict().status() == TaskStatus.TASK_STATUS_INVALID
                || each.verdict().status() == TaskStatus.TASK_STATUS_ERROR
                || each.verdict().rule().equals("task.content");
        assertThat(each.verdict().reason().isPresent()).as("seed " + seed).isEqualTo(wrong);
      }
    }
  }

  @Test
  void interception_inRandomWorlds_runsOnlyWhereTheStatusSaysSo() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS / 10; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      for (TaskVerdict each : assess(world, world.now()).tasks().values()) {
        String status = StatusNames.of(each.verdict().status());
        switch (each.wanted()) {
          case RUN -> assertThat(status).isIn("Active", "AwaitingProvisioning", "Error");
          case HOLD -> assertThat(status).isIn("AwaitingProvisioning", "Suspended", "Invalid");
          case END -> assertThat(status).isIn("Cancelled", "Rejected", "Expired", "Invalid");
        }
        assertThat(each.wanted() == Wanted.END)
            .as("seed " + seed)
            .isEqualTo(each.verdict().latch() != Latch.NONE);
      }
    }
  }

  @Test
  void nextChange_inRandomWorlds_isTheFirstMinuteAtWhichAnythingDiffers() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS / 10; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      Optional<Instant> expected = Optional.empty();
      for (int minute = world.now() + 1; minute < 60 && expected.isEmpty(); minute++) {
        if (!assess(world, minute).equals(assess(world, world.now()))) {
          expected = Optional.of(ScenarioObjects.minute(minute));
        }
      }
      assertThat(
              StatusRules.nextChangeAt(
                  ScenarioObjects.file(world), ScenarioObjects.minute(world.now())))
          .as("seed " + seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void statuses_justBeforeTheNextChange_areStillTheSame() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS / 10; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      AuthorisationFile file = ScenarioObjects.file(world);
      Instant now = ScenarioObjects.minute(world.now());
      Optional<Instant> next = StatusRules.nextChangeAt(file, now);
      if (next.isPresent()) {
        assertThat(StatusRules.assess(file, next.get().minusNanos(1_000)))
            .as("seed " + seed)
            .isEqualTo(StatusRules.assess(file, now));
      }
    }
  }

  @Test
  void randomWorlds_together_reachEveryRule() {
    Map<String, Integer> reached = new HashMap<>();
    Map<Wanted, Integer> wanted = new EnumMap<>(Wanted.class);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
      Scenario world = Scenario.random(new SplittableRandom(seed));
      Assessment found = assess(world, world.now());
      reached.merge(found.authorisation().rule(), 1, Integer::sum);
      found.documents().values().forEach(each -> reached.merge(each.rule(), 1, Integer::sum));
      for (int index = 0; index < world.tasks().size(); index++) {
        TaskVerdict each = task(found, world, index);
        reached.merge(each.verdict().rule(), 1, Integer::sum);
        wanted.merge(each.wanted(), 1, Integer::sum);
      }
    }
    TreeSet<String> every = new TreeSet<>();
    AuthorisationRules.RULES.forEach(rule -> every.add(rule.name()));
    DocumentRules.RULES.forEach(rule -> every.add(rule.name()));
    TaskRules.RULES.forEach(rule -> every.add(rule.name()));
    every.remove("task.approval");
    assertThat(reached.keySet()).containsAll(every);
    assertThat(wanted).containsOnlyKeys(Wanted.values());
  }

  private static Assessment assess(Scenario world, int minute) {
    return StatusRules.assess(ScenarioObjects.file(world), ScenarioObjects.minute(minute));
  }

  private static TaskVerdict task(Assessment found, Scenario world, int index) {
    TaskVerdict linked = found.tasks().get(ScenarioObjects.task(index));
    return linked != null
        ? linked
        : StatusRules.assessUnlinkedTask(
            ScenarioObjects.task(index, world.tasks().get(index)),
            ScenarioObjects.terms(world),
            ScenarioObjects.minute(world.now()));
  }
}
