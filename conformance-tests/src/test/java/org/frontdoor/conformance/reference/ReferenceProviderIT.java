package org.frontdoor.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReferenceProviderIT {

  /**
   * ACT-23: for providers that do not allow LIST. HI2-BUF-03 and -04: for those with a small buffer
   * (SpoolBoundIT).
   */
  private static final Set<String> FOR_OTHERS = Set.of("ACT-23", "HI2-BUF-03", "HI2-BUF-04");

  @TempDir Path folder;

  @Test
  void referenceProvider_passesEveryCase() {
    try (ReferenceProvider provider = ReferenceProvider.start(folder.resolve("lab"))) {
      RunResult result = provider.run(AllCases.list(), "reference");

      assertThat(result.sanityFirst().actual()).isEmpty();
      assertThat(result.results())
          .filteredOn(one -> one.verdict() != Verdict.PASS && !isOfOtherProviders(one))
          .extracting(
              one ->
                  one.purpose()
                      + " "
                      + one.verdict()
                      + ": "
                      + one.expected()
                      + " - "
                      + one.actual())
          .isEmpty();
      assertThat(result.sane()).isTrue();
    }
  }

  /** Cases for endpoints that lack what the reference has. */
  private static boolean isOfOtherProviders(CaseResult result) {
    return result.verdict() == Verdict.NOT_APPLICABLE && FOR_OTHERS.contains(result.purpose());
  }
}
