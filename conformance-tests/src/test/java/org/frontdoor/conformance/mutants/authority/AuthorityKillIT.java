package org.frontdoor.conformance.mutants.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.config.Credentials;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.net.Programs;
import org.frontdoor.conformance.reference.Green;
import org.frontdoor.conformance.reference.ReferenceAuthority;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.TestedRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutant of an authority is found out by the cases of its purpose, in the right words. */
@Tag("slow")
final class AuthorityKillIT {

  @TempDir static Path folder;
  private static ReferenceAuthority reference;
  private static AuthoritySettings settings;
  private static Credentials credentials;
  private static final AtomicInteger RUNS = new AtomicInteger();

  @BeforeAll
  static void makeLab() {
    reference = ReferenceAuthority.in(folder.resolve("lab"));
    settings = AuthoritySettings.read(reference.lab().authority().resolve("authority.yaml"));
    credentials = CredentialFiles.load(settings, reference.clock().instant());
  }

  static List<AuthorityMutant> mutants() {
    return AuthorityMutants.list();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutant_failsOnItsPurpose(AuthorityMutant mutant) {
    RunResult result = run(casesOf(mutant.purpose()), mutant.mutation());

    assertThat(result.sanityFirst().actual()).isEmpty();
    assertThat(result.results())
        .as(result.results().stream().map(Green::words).toList().toString())
        .anySatisfy(
            one -> {
              assertThat(one.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(Green.words(one)).contains(mutant.words());
            });
  }

  @Test
  void noMutation_passesEveryCase() {
    RunResult result = run(AllCases.list(TestedRole.AUTHORITY), AuthorityMutation.NONE);

    assertThat(result.results())
        .filteredOn(one -> one.verdict() != Verdict.PASS)
        .extracting(Green::words)
        .isEmpty();
  }

  @Test
  void recording_isJudgedAlikeOffline() {
    List<TestCase> cases = AllCases.list(TestedRole.AUTHORITY);
    RunResult result = run(cases, AuthorityMutation.NONE);
    Runner judge =
        new Runner(result.setting(), reference.clock(), RunListener.NONE, Runner.Limits.usual());

    assertThat(result.results())
        .allSatisfy(
            one ->
                assertThat(judge.judge(one.testCase(), one.steps()).verdict())
                    .as(one.purpose())
                    .isEqualTo(one.verdict()));
  }

  private static RunResult run(List<TestCase> cases, AuthorityMutation mutation) {
    String run = "kill-" + RUNS.incrementAndGet();
    try (Programs authority =
        new AuthorityInProcess(settings, credentials, folder.resolve(run), mutation)) {
      return reference.run(cases, reference.setting(run), authority);
    }
  }

  private static List<TestCase> casesOf(String purpose) {
    return AllCases.list(TestedRole.AUTHORITY).stream()
        .filter(one -> one.purpose().equals(purpose))
        .toList();
  }
}
