package org.frontdoor.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/** A scenario that does as the entry of {@link Lessons} says; tests override what they change. */
public class Rehearsal implements Scenario {

  static final Knowledge<String> KEY = new Knowledge<>("key");

  /** What was called, in order. */
  protected final List<String> calls = new ArrayList<>();

  /** Whether the attack has the right key. */
  protected boolean opened;

  private @Nullable LogicalClock clock;

  @Override
  public void warmUp(Stage stage) throws Exception {
    calls.add("warmUp");
    clock = stage.clock();
    stage.grant(KEY, "real", () -> "decoy");
    stage.story().does("Alice", "locks the door");
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    calls.add("detonate");
    adversary.spend(BudgetKind.OPERATIONS, 2);
    opened = adversary.uses(KEY).equals("real");
    adversary.story().holds("a key");
  }

  @Override
  public Outcome observe() throws Exception {
    calls.add("observe");
    if (clock != null) {
      long unused = clock.next();
    }
    return Outcome.of(
            Effect.ofHarm(opened ? 1 : 0, 4),
            opened ? Visibility.detected("bob", "his door", 1) : Visibility.SILENT)
        .with("u_exp", Metric.count(opened ? 1 : 0, "users"))
        .with("t_det", Metric.never("epochs"));
  }

  @Override
  public void revert() throws Exception {
    calls.add("revert");
  }
}
