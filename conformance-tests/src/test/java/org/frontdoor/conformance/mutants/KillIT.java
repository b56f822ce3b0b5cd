package org.frontdoor.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.TesterCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutant is found out by the case of its purpose, in the right words. */
@Tag("slow")
final class KillIT {

  @TempDir static Path folder;
  private static ReferenceProvider reference;
  private static final AtomicInteger RUNS = new AtomicInteger();

  @BeforeAll
  static void start() {
    reference = ReferenceProvider.start(folder.resolve("lab"));
  }

  @AfterAll
  static void stop() {
    reference.close();
  }

  /** All mutants, or with -Dfrontdoor.purpose=ACT-1 those of the purposes that begin so. */
  static List<Mutant> mutants() {
    String wanted = System.getProperty("frontdoor.purpose", "");
    return AllMutants.list().stream()
        .filter(mutant -> mutant.purpose().startsWith(wanted))
        .sorted(Comparator.comparing(mutant -> !endsTheProcess(mutant.purpose())))
        .toList();
  }

  /** A process that starts again has lost what other cases have added to its clock. */
  private static boolean endsTheProcess(String purpose) {
    return casesOf(purpose).stream().anyMatch(one -> one.testerCalls().contains(TesterCall.CRASH));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutant_failsOnItsPurpose(Mutant mutant) {
    String run = "kill-" + RUNS.incrementAndGet();
    Setting setting = reference.setting(run, 1);
    ProviderSecrets secrets =
        new ProviderSecrets(reference.providerSigning(), reference.evidence(), setting);
    try (MutantProvider endpoint =
        MutantProvider.inFrontOf(reference, secrets, mutant.mutation())) {
      RunResult result = reference.run(endpoint.address(), casesOf(mutant.purpose()), setting);

      assertThat(result.results())
          .extracting(KillIT::words)
          .anyMatch(words -> words.startsWith("FAIL") && words.contains(mutant.words()));
    }
  }

  private static List<TestCase> casesOf(String purpose) {
    return AllCases.list().stream().filter(one -> one.purpose().equals(purpose)).toList();
  }

  private static String words(CaseResult result) {
    return result.verdict() + ": " + result.expected() + " - " + result.actual();
  }
}
