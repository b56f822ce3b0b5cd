package org.frontdoor.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReferenceProviderIT {

  @TempDir Path folder;

  @Test
  void referenceProvider_passesEveryCase() {
    try (ReferenceProvider provider = ReferenceProvider.start(folder.resolve("lab"))) {
      RunResult result = provider.run(AllCases.list(), "reference");

      assertThat(result.sanityFirst().actual()).isEmpty();
      assertThat(result.results())
          .filteredOn(one -> one.verdict() != Verdict.PASS)
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
}
