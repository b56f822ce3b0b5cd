package org.frontdoor.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.Verdict;

/**
 * What a run came to.
 *
 * @param setting what all of its cases shared
 * @param sanityFirst the exchange before the first case
 * @param results of the cases, in the order in which they ran
 * @param sanityLast the exchange after the last case
 * @param started when it began
 * @param took how long it took
 */
public record RunResult(
    Setting setting,
    CaseResult sanityFirst,
    List<CaseResult> results,
    CaseResult sanityLast,
    Instant started,
    Duration took) {

  /** Copies the list. */
  public RunResult {
    results = List.copyOf(results);
  }

  /** How many cases came to a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** Whether the endpoint answered before the first case and after the last. */
  public boolean sane() {
    return sanityFirst.verdict() == Verdict.PASS && sanityLast.verdict() == Verdict.PASS;
  }
}
