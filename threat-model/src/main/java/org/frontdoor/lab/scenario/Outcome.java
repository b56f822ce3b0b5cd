package org.frontdoor.lab.scenario;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run came to.
 *
 * @param effect what became of the guarantee
 * @param visibility who could notice
 * @param metrics the harm and whatever else was obtained, by name
 * @param timings figures of the wall clock in milliseconds, by name; reported apart and never
 *     compared
 */
public record Outcome(
    Effect effect,
    Visibility visibility,
    SortedMap<String, Metric> metrics,
    SortedMap<String, BigDecimal> timings) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** Copies, and refuses names that could not stand in the catalogue. */
  public Outcome {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    timings = Collections.unmodifiableSortedMap(new TreeMap<>(timings));
    metrics.keySet().forEach(Outcome::requireName);
    timings.keySet().forEach(Outcome::requireName);
  }

  /** An outcome without figures yet. */
  public static Outcome of(Effect effect, Visibility visibility) {
    return new Outcome(effect, visibility, new TreeMap<>(), new TreeMap<>());
  }

  /** The same with one more figure. */
  public Outcome with(String name, Metric metric) {
    SortedMap<String, Metric> more = new TreeMap<>(metrics);
    more.put(name, metric);
    return new Outcome(effect, visibility, more, timings);
  }

  /** The same with one more figure of the wall clock, in milliseconds. */
  public Outcome took(String name, BigDecimal millis) {
    SortedMap<String, BigDecimal> more = new TreeMap<>(timings);
    more.put(name, millis);
    return new Outcome(effect, visibility, metrics, more);
  }

  /** Whether it can be the name of a metric. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a metric: " + name);
    }
  }
}
