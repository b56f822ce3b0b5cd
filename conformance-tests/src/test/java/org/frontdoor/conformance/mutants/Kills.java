package org.frontdoor.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;

/** The cases of some purposes against a provider that is not the usual one, and its mutants. */
public final class Kills {

  private Kills() {}

  /** The provider itself passes them. */
  public static void expectPass(ReferenceProvider reference, String... purposes) {
    RunResult result = reference.run(casesOf(purposes), "elsewhere");

    assertThat(result.results()).hasSameSizeAs(purposes);
    assertThat(result.results())
        .allSatisfy(one -> assertThat(one.verdict()).as(Kills.words(one)).isEqualTo(Verdict.PASS));
    assertThat(result.sane()).isTrue();
  }

  /** The provider behind something that makes it another one passes them. */
  public static void expectPass(
      ReferenceProvider reference, Mutation otherwise, String... purposes) {
    RunResult result = behind(reference, otherwise, "elsewhere", casesOf(purposes));

    assertThat(result.results())
        .allSatisfy(one -> assertThat(one.verdict()).as(Kills.words(one)).isEqualTo(Verdict.PASS));
  }

  /** A mutant of it fails the cases of its purpose, in the right words. */
  public static void expectKilled(ReferenceProvider reference, Mutant mutant) {
    RunResult result =
        behind(reference, mutant.mutation(), "kill " + mutant, casesOf(mutant.purpose()));

    assertThat(result.results())
        .anySatisfy(
            one -> {
              assertThat(one.verdict()).as(words(one)).isEqualTo(Verdict.FAIL);
              assertThat(words(one)).contains(mutant.words());
            });
  }

  private static RunResult behind(
      ReferenceProvider reference, Mutation mutation, String run, List<TestCase> cases) {
    Setting setting = reference.setting(run, 1);
    ProviderSecrets secrets =
        new ProviderSecrets(reference.providerSigning(), reference.evidence(), setting);
    try (MutantProvider endpoint = MutantProvider.inFrontOf(reference, secrets, mutation)) {
      return reference.run(endpoint.address(), cases, setting);
    }
  }

  private static List<TestCase> casesOf(String... purposes) {
    return AllCases.list().stream()
        .filter(one -> List.of(purposes).contains(one.purpose()))
        .toList();
  }

  private static String words(CaseResult result) {
    return result.purpose() + ": " + result.expected() + " - " + result.actual();
  }
}
