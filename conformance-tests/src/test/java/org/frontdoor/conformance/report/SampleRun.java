package org.frontdoor.conformance.report;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.AuthorityAdapter;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.waivers.Waivers;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;

/** A run with a target in it, and an endpoint that repeats it wherever it can. */
public final class SampleRun {

  /** Must never stand in a report. */
  public static final String CANARY = "canary-7f3e91";

  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private SampleRun() {}

  /** The report of a run with one result of each verdict. */
  public static Report report() {
    Collector collector =
        new Collector(
            new Heading("1", "<host>:1", setting(), NOW),
            Catalogue.load(),
            Waivers.none(),
            9,
            () -> NOW.plusSeconds(3));
    collector.ended(result("HDR-01", Verdict.PASS, ""));
    collector.ended(result("HDR-04", Verdict.FAIL, "it said <b>" + CANARY + "</b> \u0007&"));
    collector.ended(result("ACT-11", Verdict.WARN, "slow"));
    collector.ended(result("ACT-17", Verdict.NOT_APPLICABLE, "not declared"));
    collector.ended(result("ACT-01", Verdict.INCONCLUSIVE, "nothing"));
    collector.ended(result("ACT-02", Verdict.SUITE_ERROR, "a fault"));
    collector.over(Ending.TIME_UP, "the run has taken longer than 1 s");
    return collector.report();
  }

  static CaseResult result(String purpose, Verdict verdict, String actual) {
    TestCase testCase =
        TestCase.of(purpose)
            .sends("something")
            .expects("an answer")
            .checkFirst("the log")
            .runs(exam -> {});
    return new CaseResult(testCase, verdict, "an answer", actual, steps(), Duration.ofMillis(5));
  }

  private static List<Step> steps() {
    return List.of(
        new Step(0, 1, new Stimulus.Now(), new Observation.Moment(1)),
        new Step(
            1,
            2,
            new Stimulus.Exchange("authority-a", order(), Duration.ofSeconds(5)),
            new Observation.Ended("INTERNAL", "no account " + CANARY, Map.of("x", CANARY))),
        new Step(
            2,
            3,
            new Stimulus.Exchange(
                "authority-a", ByteString.copyFromUtf8(CANARY), Duration.ofSeconds(5)),
            new Observation.Answer(ByteString.copyFromUtf8("\u0001\u0002" + CANARY))));
  }

  private static ByteString order() {
    LiTaskObject.Builder task =
        LiTaskObject.newBuilder()
            .setReference("L-1")
            .setTargetIdentifier(
                TargetIdentifier.newBuilder()
                    .addValues(TargetIdentifierValue.newBuilder().setValue(CANARY)));
    Hi1Message message =
        Hi1Message.newBuilder()
            .setRequest(
                RequestPayload.newBuilder()
                    .addActionRequests(Act.create(Hi1Object.newBuilder().setLiTask(task).build())))
            .build();
    return ExchangeRequest.newBuilder()
        .setSignedMessage(SignedMessage.newBuilder().setMessage(message.toByteString()))
        .build()
        .toByteString();
  }

  /** Keys of a small laboratory. */
  public static Setting setting() {
    EndpointStatement statement = bounded(OptionalLong.empty(), Optional.empty());
    return new Setting(statement, "XX", new Keys(), List.of(), "run-1", 7);
  }

  /** A declaration with these bounds. */
  public static EndpointStatement bounded(OptionalLong spoolBytes, Optional<Duration> latency) {
    return new EndpointStatement(
        TestedRole.PROVIDER,
        true,
        EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build(),
        Set.of("XX"),
        Set.of(Feature.LIST),
        Set.of(),
        List.of("user1"),
        spoolBytes,
        latency,
        AuthorityAdapter.NONE);
  }

  /** A case that asks what time it is, and passes. */
  public static TestCase asksTheTime(String purpose) {
    return TestCase.of(purpose)
        .sends("nothing")
        .expects("time")
        .checkFirst("the clock")
        .runs(SampleRun::askTheTime);
  }

  private static void askTheTime(Examination exam) {
    exam.expect(exam.now().isAfter(Instant.EPOCH), "a time after 1970", "an earlier one");
  }

  private static final class Keys implements Seats {

    private final LabPki pki = LabPki.create("XX", () -> NOW, new SecureRandom());
    private final SigningIdentity suite =
        pki.signer(pki.identity(KeyRole.KEY_ROLE_TESTER, "test", "CONFSUIT"));

    @Override
    public SigningIdentity signing(String seat) {
      if (seat.equals(Seat.SUITE)) {
        return suite;
      }
      if (seat.equals(Seat.AUTHORITY_A)) {
        return pki.authoritySigning("CONFAUTA");
      }
      throw new IllegalArgumentException("nobody");
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
