package org.frontdoor.authority.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.cases.CaseFiles;
import org.frontdoor.authority.config.AuthoritySettings.Profile;
import org.frontdoor.authority.config.Credentials;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedTasking;
import org.frontdoor.authority.testing.TlsServer;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library against a provider that is a few lines, over real TLS. */
final class AuthorityTest {

  private final Parties parties = Parties.create();
  private final ScriptedTasking tasking = new ScriptedTasking(parties);
  private final CaseFiles cases = CaseFiles.inMemory();
  private final TlsIdentity tls = parties.pki.authorityTls(Parties.AUTHORITY_ID);
  private TlsServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = TlsServer.start(parties, tasking);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void submit_signedWarrant_makesDocumentAuthorisationAndTasksInThisOrder() {
    try (Authority authority = connect()) {
      Submission submission = authority.submit(warrant(authority, "1", "2"));

      assertThat(submission.answer().refusal()).isEmpty();
      assertThat(submission.liids()).hasSize(2);
      List<Hi1Object> created =
          ScriptedTasking.message(tasking.received.getFirst())
              .getRequest()
              .getActionRequestsList()
              .stream()
              .map(action -> action.getCreate().getObject())
              .toList();
      assertThat(created).hasSize(4);
      assertThat(created.get(0).hasDocument()).isTrue();
      assertThat(created.get(1).getAssociatedObjects().getObjectIdentifiersList())
          .containsExactly(created.get(0).getObjectIdentifier());
      assertThat(created.get(2).getAssociatedObjects().getObjectIdentifiersList())
          .containsExactly(created.get(1).getObjectIdentifier());
      assertThat(created.get(3).getLiTask().getTargetIdentifier().getValues(0).getValue())
          .isEqualTo("2");
    }
  }

  @Test
  void awaitActive_activeTasks_returnsThem() {
    try (Authority authority = connect()) {
      Submission submission = authority.submit(warrant(authority, "1"));

      List<ObjectView> objects = submission.awaitActive(Duration.ofSeconds(5));

      assertThat(objects).extracting(ObjectView::type).contains("LiTask", "Document");
      assertThat(objects.getLast().active()).isTrue();
    }
  }

  @Test
  void submit_refusedMessage_leavesNoCaseBehind() {
    tasking.topLevelError = ScriptedTasking.error(3007);
    try (Authority authority = connect()) {
      Submission submission = authority.submit(warrant(authority, "1"));

      assertThat(submission.answer().outcomes())
          .singleElement()
          .isInstanceOf(Outcome.MessageRefused.class);
      assertThat(submission.answer().refusal())
          .hasValueSatisfying(
              refusal -> {
                assertThat(refusal.code()).isEqualTo(3007);
                assertThat(refusal.rule()).isEqualTo("some.rule");
                assertThat(refusal.remedy()).isEqualTo("Do it otherwise.");
              });
      assertThat(cases.all()).isEmpty();
    }
  }

  @Test
  void submit_accepted_caseKnowsTheTargetOfEachLiid() {
    try (Authority authority = connect()) {
      Submission submission = authority.submit(warrant(authority, "7"));

      assertThat(cases.task(submission.liids().getFirst()))
          .hasValueSatisfying(task -> assertThat(task.target()).isEqualTo("7"));
    }
  }

  @Test
  void submit_warrantWithOneByteChanged_isRefusedHere() {
    try (Authority authority = connect()) {
      byte[] warrant = warrant(authority, "1");
      warrant[warrant.length / 2] ^= 1;

      assertThatThrownBy(() -> authority.submit(warrant))
          .isInstanceOfSatisfying(
              AuthorityException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_TRUSTED));
      assertThat(tasking.received).isEmpty();
    }
  }

  @Test
  void get_unknownObject_isAnActionRefused() {
    try (Authority authority = connect()) {
      Answer answer = authority.get("00000000-0000-4000-8000-000000000009");

      assertThat(answer.outcomes()).singleElement().isInstanceOf(Outcome.ActionRefused.class);
    }
  }

  @Test
  void cancel_byLiid_wishesTheTaskCancelled() {
    try (Authority authority = connect()) {
      Submission submission = authority.submit(warrant(authority, "1"));

      Answer answer = authority.cancel(submission.liids().getFirst());

      assertThat(answer.refusal()).isEmpty();
      assertThat(submission.objects().getLast().status()).isEqualTo("Cancelled");
    }
  }

  @Test
  void transientFailure_isTriedAgainWithTheSameBytes() {
    tasking.failures.add(Status.UNAVAILABLE);
    tasking.failures.add(Status.RESOURCE_EXHAUSTED);
    try (Authority authority = connect()) {
      authority.get("00000000-0000-4000-8000-000000000009");

      assertThat(tasking.received).hasSize(3);
      assertThat(tasking.received.stream().map(SignedMessage::toByteString).distinct()).hasSize(1);
    }
  }

  @Test
  void lastingFailure_isNotTriedAgain() {
    tasking.failures.add(Status.INTERNAL);
    try (Authority authority = connect()) {
      assertFault(() -> authority.get("00000000-0000-4000-8000-000000000009"), Fault.INTERNAL);
      assertThat(tasking.received).hasSize(1);
    }
  }

  @Test
  void answer_ofAnotherTransaction_isNotBelieved() {
    tasking.fault =
        answer -> {
          answer
              .getHeaderBuilder()
              .setTransactionIdentifier("00000000-0000-4000-8000-000000000001");
          return answer;
        };
    assertNotBelieved();
  }

  @Test
  void answer_toAnotherAuthority_isNotBelieved() {
    tasking.fault =
        answer -> {
          answer.getHeaderBuilder().setSender(Parties.endpoint("POLICE02"));
          return answer;
        };
    assertNotBelieved();
  }

  @Test
  void answer_signedByTheEvidenceKey_isNotBelieved() {
    tasking.signer = parties.evidence;
    assertNotBelieved();
  }

  @Test
  void answer_signedByAnotherProvider_isNotBelieved() {
    tasking.signer = parties.pki.providerSigning("OTHER001");
    assertNotBelieved();
  }

  @Test
  void answer_withTooFewActions_isNotBelieved() {
    tasking.fault = Hi1Message.Builder::clearResponse;
    assertNotBelieved();
  }

  @Test
  void server_ofAnotherProvider_isNotSpokenTo() throws IOException {
    try (TlsServer other =
            TlsServer.start(parties, parties.pki.providerTls("OTHER001"), 0, tasking);
        Authority authority = connect(other.address(), parties.pki.anchors(), tls)) {
      assertFault(() -> authority.providerConfig(), Fault.CREDENTIALS);
      assertThat(tasking.received).isEmpty();
    }
  }

  @Test
  void server_withARevokedCertificate_isNotSpokenTo() throws IOException {
    TlsIdentity revoked = parties.pki.providerTls(Parties.PROVIDER_ID);
    TrustAnchors anchors = parties.pki.revoke(revoked.certificate());
    try (TlsServer other = TlsServer.start(parties, revoked, 0, tasking);
        Authority authority = connect(other.address(), anchors, tls)) {
      assertFault(() -> authority.providerConfig(), Fault.CREDENTIALS);
    }
  }

  @Test
  void server_ofAnotherCountrysIssuer_isNotSpokenTo() {
    try (Authority authority = connect(server.address(), Parties.create().pki.anchors(), tls)) {
      assertFault(() -> authority.providerConfig(), Fault.CREDENTIALS);
    }
  }

  @Test
  void client_thatTheServerDoesNotTrust_isToldSo() {
    TlsIdentity stranger = Parties.create().pki.authorityTls(Parties.AUTHORITY_ID);
    try (Authority authority = connect(server.address(), parties.pki.anchors(), stranger)) {
      assertFault(() -> authority.providerConfig(), Fault.CREDENTIALS);
    }
  }

  @Test
  void server_thatIsNotThere_isUnreachable() {
    ProviderAddress nowhere = server.address();
    server.close();
    try (Authority authority = connect(nowhere, parties.pki.anchors(), tls)) {
      assertFault(() -> authority.providerConfig(), Fault.UNREACHABLE);
    }
  }

  @Test
  void follow_newNotification_isHeardOnceAndMarkedAsRead() {
    Hi1Object notification =
        Hi1Object.newBuilder()
            .setObjectIdentifier("00000000-0000-4000-8000-00000000000a")
            .setNotification(
                NotificationObject.newBuilder()
                    .setType(NotificationType.NOTIFICATION_TYPE_ACTIVATION)
                    .setNewNotification(true))
            .build();
    tasking.objects.put(notification.getObjectIdentifier(), notification);
    tasking.notifications.add(notification);
    tasking.notifications.add(notification);
    List<ObjectView> heard = new CopyOnWriteArrayList<>();
    try (Authority authority = connect();
        Notifications following = authority.follow(heard::add, trouble -> {})) {
      await("both are marked as read").until(() -> tasking.received.size() == 2);

      assertThat(following).isNotNull();
      assertThat(heard).extracting(ObjectView::event).containsExactly("Activation");
    }
  }

  private void assertNotBelieved() {
    try (Authority authority = connect()) {
      assertFault(() -> authority.get("00000000-0000-4000-8000-000000000009"), Fault.NOT_TRUSTED);
    }
  }

  private static void assertFault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Fault fault) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AuthorityException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  private byte[] warrant(Authority authority, String... accounts) {
    var targets =
        List.of(accounts).stream()
            .map(account -> Targets.parse(account, Parties.provider()))
            .toList();
    Judge judge =
        new Judge(
            parties.pki.judge("JUDGE001"),
            new LocalTimestampAuthority(
                parties.pki.timestampAuthority("TSA00001"), parties.clock, () -> BigInteger.ONE),
            parties.clock);
    return judge.sign(
        authority
            .draftAgainst(targets)
            .referredToAs("W-1")
            .during(Parties.NOW, Parties.NOW.plusSeconds(3600)));
  }

  private Authority connect() {
    return connect(server.address(), parties.pki.anchors(), tls);
  }

  private Authority connect(ProviderAddress address, TrustAnchors trust, TlsIdentity own) {
    return Authority.connect(
        new AuthorityConfig(
            Parties.authority(),
            address,
            new Profile("XX", "v1.0"),
            new Credentials(
                own,
                parties.pki.authoritySigning(Parties.AUTHORITY_ID),
                List.of(parties.deliveryKey),
                trust),
            cases,
            parties.surroundings()));
  }
}
