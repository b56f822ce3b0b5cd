package org.frontdoor.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Script;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.junit.jupiter.api.Test;

final class RunnerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Runner runner =
      new Runner(
          setting(),
          () -> NOW,
          RunListener.NONE,
          new Runner.Limits(Duration.ofSeconds(10), Duration.ofSeconds(60)));

  @Test
  void caseThatReturns_passes() {
    assertThat(judge(Examination::now, new Observation.Moment(7)).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void caseWhosePurposeIsNotMet_fails() {
    CaseResult result = judge(exam -> exam.expect(false, "this", "that"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.expected()).isEqualTo("this");
    assertThat(result.actual()).isEqualTo("that");
  }

  @Test
  void caseWithoutItsPrecondition_isInconclusive() {
    assertThat(judge(exam -> exam.require(false, "this", "that")).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void caseThatThrows_isAnErrorOfTheSuiteWithoutItsText() {
    CaseResult result =
        judge(
            exam -> {
              throw new IllegalStateException("conf-secret-target");
            });

    assertThat(result.verdict()).isEqualTo(Verdict.SUITE_ERROR);
    assertThat(result.actual()).contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void whatWasMeasured_standsBesideAPass() {
    CaseResult result = judge(exam -> exam.measured("2 ms"));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.actual()).isEqualTo("2 ms");
  }

  @Test
  void replayThatAsksForSomethingElse_isAnErrorOfTheSuite() {
    Step other = new Step(0, 0, new Stimulus.Await("x", Duration.ZERO), new Observation.Silence());

    assertThat(runner.judge(testCase(Examination::now), List.of(other)).verdict())
        .isEqualTo(Verdict.SUITE_ERROR);
  }

  @Test
  void endpointThatIsNotThere_leavesEveryCaseInconclusiveAndUntried() {
    List<String> tried = new ArrayList<>();
    TestCase testCase = testCase(exam -> tried.add("tried"));

    RunResult result = runner.run(new Nobody(), List.of(testCase));

    assertThat(result.sane()).isFalse();
    assertThat(result.results())
        .extracting(CaseResult::verdict)
        .containsExactly(Verdict.INCONCLUSIVE);
    assertThat(tried).isEmpty();
  }

  private CaseResult judge(Script script, Observation... observations) {
    List<Step> steps = new ArrayList<>();
    for (Observation observation : observations) {
      steps.add(new Step(steps.size(), 0, new Stimulus.Now(), observation));
    }
    return runner.judge(testCase(script), steps);
  }

  private static TestCase testCase(Script script) {
    return TestCase.of("ACT-01").sends("a").expects("b").checkFirst("c").runs(script);
  }

  private static Setting setting() {
    EndpointId id =
        EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build();
    EndpointStatement statement =
        new EndpointStatement(
            TestedRole.PROVIDER, true, id, Set.of("XX"), Set.of(), Set.of(), List.of());
    return new Setting(statement, "XX", new OneAuthority(), List.of(), "run", 1);
  }

  /** Nobody listens anywhere; it is always the same time. */
  private static final class Nobody implements World {
    @Override
    public Observation perform(Stimulus stimulus) {
      return stimulus instanceof Stimulus.Now
          ? new Observation.Moment(NOW.toEpochMilli() * 1000)
          : new Observation.Unreachable(Cause.REFUSED, "nobody listens there");
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }

  private static final class OneAuthority implements Seats {

    private final LabPki pki = LabPki.create("XX", () -> NOW, new SecureRandom());

    @Override
    public SigningIdentity signing(String seat) {
      return pki.authoritySigning("CONFAUTA");
    }

    @Override
    public TlsIdentity tls(String seat) {
      return pki.authorityTls("CONFAUTA");
    }

    @Override
    public CertificateVerifier trust() {
      return new CertificateVerifier(pki.anchors());
    }
  }
}
