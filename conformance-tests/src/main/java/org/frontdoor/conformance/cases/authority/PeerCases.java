package org.frontdoor.conformance.cases.authority;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.AuthorityReport;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.Listening;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.StreamOptions;

/** From whom an authority takes a delivery. */
public final class PeerCases {

  private static final Duration BRIEFLY = Duration.ofSeconds(2);

  private static final Map<String, String> NOT_TO_BE_TRUSTED =
      Map.of(
          Seat.PROVIDER_EXPIRED, "that has expired",
          Seat.PROVIDER_REVOKED, "that is revoked",
          Seat.PROVIDER_STRANGER, "of an issuer that is not trusted");

  private PeerCases() {}

  /** The case of TLS. */
  public static TestCase transport() {
    return TestCase.ofAuthority("TRN-02")
        .sends("TLS handshakes with certificates that are expired, revoked or a stranger's")
        .expects("that the authority refuses each")
        .checkFirst("the trust in servers, their time and the revocation list")
        .runs(PeerCases::untrusted);
  }

  /** The case of isolation. */
  public static TestCase isolation() {
    return TestCase.ofAuthority("SEC-04")
        .sends("a delivery from another provider, and a task that belongs to another authority")
        .expects("that the authority takes neither")
        .checkFirst("whether identities are compared, and not their issuers alone")
        .runs(
            exam -> {
              otherProvider(exam);
              otherAuthoritysTask(exam);
            });
  }

  private static void untrusted(Examination exam) {
    exam.require(
        handshakeAs(exam, Seat.PROVIDER),
        "the authority accepts a provider that is in order",
        "it does not");
    for (String seat : NOT_TO_BE_TRUSTED.keySet().stream().sorted().toList()) {
      exam.expect(
          !handshakeAs(exam, seat),
          "the authority refuses a provider with a certificate " + NOT_TO_BE_TRUSTED.get(seat),
          "it goes on after the handshake");
    }
  }

  /** Whether an authority that has just been started goes on after the handshake. */
  private static boolean handshakeAs(Examination exam, String seat) {
    ScriptedProvider provider = exam.provider();
    provider.listenAs(seat, Listening.HANDSHAKES);
    provider.startAuthority();
    boolean accepted = handshake(exam);
    provider.killAuthority();
    return accepted;
  }

  private static boolean handshake(Examination exam) {
    Observation came =
        exam.perform(new Stimulus.AcceptHandshake(ScriptedProvider.PROGRAM_PATIENCE));
    exam.require(
        !(came instanceof Observation.Silence), "the authority connects", "it does not connect");
    return came instanceof Observation.Connected;
  }

  private static void otherProvider(Examination exam) {
    ScriptedProvider provider = exam.provider();
    if (!handshakeAs(exam, Seat.PROVIDER_B)) {
      return;
    }
    provider.listenAs(Seat.PROVIDER_B, Listening.DELIVERY);
    provider.startAuthority();
    Optional<ScriptedStream> stream = provider.tryAccept(BRIEFLY);
    if (stream.isPresent() && goesOn(exam, stream.get())) {
      throw exam.failed(
          "the authority takes nothing from another provider than its own",
          "it resumes delivery with it");
    }
    provider.killAuthority();
  }

  private static boolean goesOn(Examination exam, ScriptedStream stream) {
    Hello hello = stream.awaitHello();
    EndpointId other =
        exam.setting().seats().signing(Seat.PROVIDER_B_EVIDENCE).identity().endpointId();
    StreamOptions options = stream.options(hello).setProvider(other).build();
    stream.answerHello(Seat.PROVIDER_B_EVIDENCE, options);
    return stream.await(DeliverRequest::hasResume, BRIEFLY).isPresent();
  }

  private static void otherAuthoritysTask(Examination exam) {
    ScriptedProvider provider = exam.provider();
    provider.listenAs(Seat.PROVIDER, Listening.DELIVERY);
    ScriptedStream stream = provider.startAuthority().accept().open();
    ScriptedTask others = provider.task();
    ScriptedTask own = provider.task();
    EndpointId other = exam.setting().seats().tls(Seat.AUTHORITY_B).identity().endpointId();
    stream.deliver(others.start(other), others.epoch(), others.reports(2), others.end());
    stream.deliver(own.delivery(2));
    stream.checkpoint(others, own);
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.require(report.holdsAllOf(own), "the authority's own task is stored", "it is not");
    exam.expect(
        report.good(others) == 0,
        "nothing of another authority's task is stored as good",
        report.good(others) + " records are");
    exam.expect(
        report.complainsOf(others), "another authority's task is reported", "it is not reported");
  }
}
