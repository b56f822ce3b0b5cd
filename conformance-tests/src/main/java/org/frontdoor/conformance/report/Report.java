package org.frontdoor.conformance.report;

import java.time.Duration;
import java.util.List;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.waivers.Standing;

/**
 * What a run came to, whole or in part.
 *
 * @param heading what it is about
 * @param entries the cases that have ended, in their order
 * @param of how many cases there were to be
 * @param ending how the run ended
 * @param why one sentence, if it did not end as it should; empty otherwise
 * @param took how long it took
 */
public record Report(
    Heading heading, List<Entry> entries, int of, Ending ending, String why, Duration took) {

  /** Copies the list. */
  public Report {
    entries = List.copyOf(entries);
  }

  /** Whether every case had its turn. */
  public boolean isComplete() {
    return ending == Ending.COMPLETE;
  }

  /** How many cases came to a verdict. */
  public long count(Verdict verdict) {
    return entries.stream().filter(entry -> entry.result().verdict() == verdict).count();
  }

  /** The cases of a standing. */
  public List<Entry> of(Standing standing) {
    return entries.stream().filter(entry -> entry.standing() == standing).toList();
  }

  /** The cases whose verdict is not as it should be. */
  public List<Entry> unexpected() {
    return entries.stream().filter(entry -> entry.standing().isUnexpected()).toList();
  }
}
