package org.frontdoor.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is different between two runs, or between the runs of two files. */
public final class RunDiff {

  private static final String NOTHING = "-";

  private RunDiff() {}

  /**
   * The differences of two runs, a line each; none if they came to the same. What came to nothing
   * cannot be compared, and that is a difference too.
   */
  public static List<String> between(RunSummary first, RunSummary second) {
    if (first.verdict().isEmpty() || second.verdict().isEmpty()) {
      return Stream.of(first, second)
          .filter(run -> run.verdict().isEmpty())
          .map(
              run ->
                  "cannot be compared, "
                      + run.key().words()
                      + " came to nothing: "
                      + run.judged().words())
          .distinct()
          .toList();
    }
    SortedMap<String, String> one = facts(first);
    SortedMap<String, String> two = facts(second);
    SortedSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(two.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String before = one.getOrDefault(name, NOTHING);
      String after = two.getOrDefault(name, NOTHING);
      if (!before.equals(after)) {
        lines.add(name + ": " + before + " -> " + after);
      }
    }
    return lines;
  }

  /**
   * The differences of two files, run by run; runs that only one of them has are named. Seeds are
   * not compared: what depends on them differs in the figures.
   */
  public static List<String> between(List<RunSummary> first, List<RunSummary> second) {
    Map<String, RunSummary> one = byName(first);
    Map<String, RunSummary> two = byName(second);
    SortedSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(two.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      @Nullable RunSummary before = one.get(name);
      @Nullable RunSummary after = two.get(name);
      if (before == null || after == null) {
        lines.add(name + ": only in the " + (before == null ? "second" : "first"));
      } else {
        between(before, after).forEach(line -> lines.add(name + ": " + line));
      }
    }
    return lines;
  }

  private static SortedMap<String, RunSummary> byName(List<RunSummary> runs) {
    SortedMap<String, RunSummary> named = new TreeMap<>();
    runs.forEach(run -> named.put(run.key().words(), run));
    return named;
  }

  private static SortedMap<String, String> facts(RunSummary run) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("judgement", run.judged().judgement());
    run.verdict()
        .ifPresent(
            verdict -> {
              facts.put("effect", verdict.effect());
              facts.put(
                  "visibility",
                  verdict.noticed().isEmpty()
                      ? verdict.visibility()
                      : verdict.visibility() + " (" + String.join(", ", verdict.noticed()) + ")");
              facts.putAll(verdict.metrics());
            });
    return facts;
  }
}
