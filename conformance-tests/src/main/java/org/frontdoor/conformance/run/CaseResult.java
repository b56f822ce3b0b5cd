package org.frontdoor.conformance.run;

import java.time.Duration;
import java.util.List;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.wire.Step;

/**
 * What a case came to.
 *
 * @param testCase the case
 * @param verdict its verdict
 * @param expected what was expected, in one sentence; for a PASS what the case expects
 * @param actual what the endpoint did instead; empty for a PASS
 * @param steps everything that was done, and what came of it
 * @param took how long it took
 */
public record CaseResult(
    TestCase testCase,
    Verdict verdict,
    String expected,
    String actual,
    List<Step> steps,
    Duration took) {

  /** Copies the list. */
  public CaseResult {
    steps = List.copyOf(steps);
  }

  /** Identifier of the test purpose. */
  public String purpose() {
    return testCase.purpose();
  }
}
