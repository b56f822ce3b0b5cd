package org.frontdoor.lab.run;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine;

/**
 * A run that is over.
 *
 * @param plan what was run
 * @param judgement whether it is as predicted
 * @param outcome what came of it; empty if it was stopped, failed or skipped
 * @param trace how it went
 */
public record RunResult(RunPlan plan, Judgement judgement, Optional<Outcome> outcome, Trace trace) {

  /**
   * How a run went.
   *
   * @param story what was told
   * @param used what the adversary used of what it knows
   * @param spent what it spent
   * @param unread parameters that nobody asked for
   * @param took how long it took by the wall clock; never compared
   */
  public record Trace(
      List<StoryLine> story,
      SortedSet<String> used,
      Map<BudgetKind, Long> spent,
      SortedSet<String> unread,
      Duration took) {

    /** Nothing happened. */
    public static final Trace NONE =
        new Trace(List.of(), new TreeSet<>(), Map.of(), new TreeSet<>(), Duration.ZERO);

    /** Copies. */
    public Trace {
      story = List.copyOf(story);
      unread = Collections.unmodifiableSortedSet(new TreeSet<>(unread));
      used = Collections.unmodifiableSortedSet(new TreeSet<>(used));
      Map<BudgetKind, Long> copy = new EnumMap<>(BudgetKind.class);
      copy.putAll(spent);
      spent = Collections.unmodifiableMap(copy);
    }
  }
}
