package org.frontdoor.conformance.cases.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.script.Concluded;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Script;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ListResult;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.junit.jupiter.api.Test;

/** ACT-23, which is for endpoints that do not allow LIST; the reference does. */
final class ListNotAllowedTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final ActionResponse EMPTY_LIST =
      ActionResponse.newBuilder().setList(ListResult.getDefaultInstance()).build();

  private static final ActionResponse ERROR =
      ActionResponse.newBuilder()
          .setError(
              ErrorInformation.newBuilder().setErrorCode(3001).setErrorDescription("No LIST."))
          .build();

  @Test
  void endpointWithoutList_answersWithAnError_passes() {
    assertThatCode(() -> examine(ERROR)).doesNotThrowAnyException();
  }

  @Test
  void endpointWithoutList_answersWithAnEmptyList_fails() {
    Concluded concluded = catchThrowableOfType(Concluded.class, () -> examine(EMPTY_LIST));

    assertThat(concluded.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(concluded.expected()).isEqualTo("an action error");
    assertThat(concluded.actual()).contains("LIST");
  }

  @Test
  void endpointWithList_isNotExamined() {
    Concluded concluded =
        catchThrowableOfType(Concluded.class, () -> examine(EMPTY_LIST, Feature.LIST));

    assertThat(concluded.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
  }

  private static void examine(ActionResponse answer, Feature... declared) {
    Script script =
        ListCases.list().stream()
            .filter(testCase -> testCase.purpose().equals("ACT-23"))
            .findFirst()
            .orElseThrow()
            .script();
    EndpointId id =
        EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build();
    EndpointStatement statement =
        new EndpointStatement(
            TestedRole.PROVIDER, true, id, Set.of("XX"), Set.of(declared), Set.of(), List.of());
    Setting setting = new Setting(statement, "XX", new OneAuthority(), List.of(), "run", 1);
    script.run(new Examination(new OneAnswer(answer), setting, "ACT-23"));
  }

  /** Gives the same answer to everything; it is always the same time. */
  private record OneAnswer(ActionResponse answer) implements World {
    @Override
    public Observation perform(Stimulus stimulus) {
      if (stimulus instanceof Stimulus.Now) {
        return new Observation.Moment(NOW.toEpochMilli() * 1000);
      }
      Hi1Message message =
          Hi1Message.newBuilder()
              .setResponse(
                  ResponsePayload.newBuilder()
                      .setActionResponses(
                          ActionResponses.newBuilder()
                              .addActionResponses(answer.toBuilder().setActionIdentifier(0))))
              .build();
      return new Observation.Answer(
          ExchangeResponse.newBuilder()
              .setSignedMessage(SignedMessage.newBuilder().setMessage(message.toByteString()))
              .build()
              .toByteString());
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
