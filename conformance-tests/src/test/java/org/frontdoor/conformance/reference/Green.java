package org.frontdoor.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Verdict;

/** What a run of every case against a reference endpoint must come to. */
public final class Green {

  /**
   * ACT-23: for providers that do not allow LIST (ListNotAllowedIT). HI2-BUF-03 and -04: for those
   * with a small buffer (SpoolBoundIT).
   */
  private static final Set<String> FOR_OTHER_PROVIDERS =
      Set.of("ACT-23", "HI2-BUF-03", "HI2-BUF-04");

  private Green() {}

  /** Every case passes but those for endpoints that lack what the reference has. */
  public static void expectGreen(RunResult result) {
    assertThat(result.sanityFirst().actual()).isEmpty();
    assertThat(result.results())
        .filteredOn(one -> one.verdict() != Verdict.PASS && !isForOthers(one))
        .extracting(Green::words)
        .isEmpty();
    assertThat(result.sane()).isTrue();
  }

  private static boolean isForOthers(CaseResult result) {
    return result.verdict() == Verdict.NOT_APPLICABLE
        && FOR_OTHER_PROVIDERS.contains(result.purpose());
  }

  /** A verdict for a person. */
  public static String words(CaseResult result) {
    return result.purpose()
        + " "
        + result.verdict()
        + ": "
        + result.expected()
        + " - "
        + result.actual();
  }
}
