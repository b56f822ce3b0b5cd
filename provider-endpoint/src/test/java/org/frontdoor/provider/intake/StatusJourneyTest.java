package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders from their filing to their end, as the authority sees them and interception is told. */
class StatusJourneyTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private AuthorisationStatus status(Order order) {
    return hi1.get(Lab.ALICE, order.authorisation()).getAuthorisation().getStatus();
  }

  private TaskStatus taskStatus(Order order) {
    return hi1.get(Lab.ALICE, order.task()).getLiTask().getStatus();
  }

  private Order submit(
      WarrantDocument warrant, AuthorisationObject.Builder object, LiTaskObject.Builder task) {
    Order order = Order.of(hi1);
    hi1.act(
        Lab.ALICE,
        order.createDocument(hi1, Lab.ALICE, warrant),
        order.createAuthorisation(Lab.ALICE, object),
        order.createTask(Lab.ALICE, task));
    hi1.settle();
    return order;
  }

  private void file(Order order, WarrantDocument document) {
    hi1.done(
        Lab.ALICE,
        Actions.create(
            Drafts.object(Lab.ALICE, hi1.id())
                .setAssociatedObjects(Drafts.links(order.authorisation()))
                .setDocument(Drafts.filed(document, hi1.clock.instant()))));
    hi1.settle();
  }

  private static WarrantDocument.Builder about(DocumentType type, String reference) {
    return Drafts.document(type, Lab.ALICE, "A-" + reference, Lab.JUDGE).setRefersTo(reference);
  }

  @Test
  @Tag("OBJ-02")
  void authorisation_withoutWarrant_isInvalidAndSaysWhy() {
    Order order = Order.of(hi1);
    Hi1Object made =
        hi1.done(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, order.authorisation())
                    .setAuthorisation(Drafts.authorisation("W1"))));
    assertThat(made.getAuthorisation().getStatus())
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_INVALID);
    assertThat(made.getAuthorisation().getInvalidReason().getRemedy()).isNotEmpty();

    Order good = Order.submit(hi1, Lab.ALICE, "W2");
    assertThat(hi1.get(Lab.ALICE, good.authorisation()).getAuthorisation().hasInvalidReason())
        .isFalse();
  }

  @Test
  @Tag("OBJ-05")
  void document_signedByAJudgeOfUnknownIssuer_isStoredInvalidWithReason() {
    SigningIdentity impostor =
        LabPki.create(Lab.COUNTRY, hi1.clock, new SecureRandom()).judge("JUDGE001");
    WarrantDocument warrant = Drafts.warrant(Lab.ALICE, "W1").build();
    Hi1Object made =
        hi1.done(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setDocument(
                        Drafts.filed(warrant, Lab.sign(warrant, impostor, hi1.clock.instant())))));
    assertThat(made.getDocument().getStatus()).isEqualTo(DocumentStatus.DOCUMENT_STATUS_INVALID);
    assertThat(made.getDocument().getInvalidReason().getRule()).startsWith("trust.");
  }

  @Test
  @Tag("OBJ-05")
  void document_signedInAnotherRealm_isStoredInvalid() {
    SigningIdentity administrative =
        Lab.PKI.signer(
            Lab.PKI.identity(
                org.frontdoor.common.v1.KeyRole.KEY_ROLE_JUDGE, "administrative", "JUDGE001"));
    WarrantDocument warrant =
        Drafts.warrant(Lab.ALICE, "W1")
            .setApprover(
                Drafts.warrant(Lab.ALICE, "W1").getApproverBuilder().setRealm("administrative"))
            .build();
    Hi1Object made =
        hi1.done(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setDocument(
                        Drafts.filed(
                            warrant, Lab.sign(warrant, administrative, hi1.clock.instant())))));
    assertThat(made.getDocument().getStatus()).isEqualTo(DocumentStatus.DOCUMENT_STATUS_INVALID);
    assertThat(made.getDocument().getInvalidReason().getRule()).isEqualTo("trust.wrong_realm");
  }

  @Test
  @Tag("OBJ-04")
  void order_atItsEnd_expiresAndInterceptionEnds() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    hi1.advance(Duration.ofDays(10).minusMillis(1));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);

    hi1.advance(Duration.ofMillis(1));

    assertThat(status(order)).isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED);
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_EXPIRED);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  @Test
  @Tag("SEC-11")
  void task_beforeItsStart_isNotActivated() {
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setTimespan(Drafts.span(Lab.hours(1), Lab.hours(2))));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_AWAITING_PROVISIONING);
    assertThat(hi1.interception.orders(order.task())).isEmpty();

    hi1.advance(Duration.ofHours(1));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);

    hi1.advance(Duration.ofHours(1));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_EXPIRED);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  @Test
  @Tag("OBJ-06")
  void task_withoutAuthorisation_isInvalid() {
    Hi1Object made =
        hi1.done(
            Lab.ALICE,
            Actions.create(Drafts.object(Lab.ALICE, hi1.id()).setLiTask(Drafts.task("L1"))));
    assertThat(made.getLiTask().getStatus()).isEqualTo(TaskStatus.TASK_STATUS_INVALID);
    assertThat(made.getLiTask().getInvalidReason().getErrorCode()).isEqualTo(3016);
  }

  @Test
  @Tag("OBJ-07")
  void task_outsideTheAuthorisation_isInvalid() {
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setTimespan(Drafts.span(Lab.hours(0), Lab.hours(241))));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_INVALID);
    assertThat(hi1.interception.orders(order.task())).isEmpty();
  }

  @Test
  @Tag("OBJ-08")
  void task_thatAsksForContent_isRejected() {
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_AND_CC));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_REJECTED);
  }

  @Test
  void task_onSomebodyUnknown_isInvalidWith3009() {
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").addTargets(Drafts.target("nobody")).build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setTargetIdentifier(Drafts.target("nobody")));
    Hi1Object task = hi1.get(Lab.ALICE, order.task());
    assertThat(task.getLiTask().getStatus()).isEqualTo(TaskStatus.TASK_STATUS_INVALID);
    assertThat(task.getLiTask().getInvalidReason().getErrorCode()).isEqualTo(3009);
    assertThat(hi1.interception.orders(order.task())).isEmpty();
  }

  @Test
  @Tag("SEC-12")
  void task_onSomebodyWhomTheWarrantDoesNotName_isInvalid() {
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setTargetIdentifier(Drafts.target("berta")));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_INVALID);
    assertThat(hi1.interception.orders(order.task())).isEmpty();
  }

  @Test
  @Tag("OBJ-12")
  void target_ofSeveralValues_isTheAccountThatHasThemAll() {
    var both =
        Drafts.target(Drafts.TARGET).toBuilder()
            .addValues(
                Drafts.value("4915112345678").toBuilder()
                    .setFormatType(Drafts.formats().get(1).getFormatType()))
            .build();
    Order order =
        submit(
            Drafts.warrant(Lab.ALICE, "W1").addTargets(both).build(),
            Drafts.authorisation("W1"),
            Drafts.task("L1").setTargetIdentifier(both));
    assertThat(hi1.interception.task(order.task()).accounts()).containsExactly(Drafts.TARGET);
  }

  @Test
  @Tag("OBJ-03")
  void cancellationDocument_filed_endsAuthorisationAndTask() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    file(order, about(DocumentType.DOCUMENT_TYPE_CANCELLATION, "W1").build());
    assertThat(status(order)).isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED);
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_CANCELLED);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  @Test
  @Tag("OBJ-16")
  void extension_filed_letsTheAuthorisationBeProlonged() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    var longer = Drafts.span(Lab.hours(0), Lab.hours(480));
    file(order, about(DocumentType.DOCUMENT_TYPE_EXTENSION, "W1").setTimespan(longer).build());
    Hi1Object prolonged =
        hi1.done(
            Lab.ALICE,
            Actions.update(
                Drafts.change(order.authorisation())
                    .setAuthorisation(AuthorisationObject.newBuilder().setTimespan(longer))));
    assertThat(prolonged.getAuthorisation().getStatus())
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
    assertThat(hi1.get(Lab.ALICE, order.document()).getDocument().getStatus())
        .isEqualTo(DocumentStatus.DOCUMENT_STATUS_VALID);
  }

  @Test
  @Tag("OBJ-17")
  void emergency_unconfirmed_lapsesAtItsDeadlineAndInterceptionEnds() {
    Order order = emergency();
    assertThat(status(order))
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL);
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);

    hi1.advance(Duration.ofHours(24));

    assertThat(status(order)).isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_INVALID);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  @Test
  @Tag("OBJ-17")
  void emergency_confirmedInTime_goesOn() {
    Order order = emergency();
    hi1.advance(Duration.ofHours(23));
    file(order, about(DocumentType.DOCUMENT_TYPE_CONFIRMATION, "W1").build());

    hi1.advance(Duration.ofHours(2));

    assertThat(status(order)).isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
  }

  private Order emergency() {
    return submit(
        Drafts.warrant(Lab.ALICE, "W1").setIsEmergency(true).build(),
        Drafts.authorisation("W1").setIsEmergency(true),
        Drafts.task("L1"));
  }

  @Test
  @Tag("OBJ-09")
  void interception_thatKeepsFailing_makesTheTaskAnErrorUntilItWorks() {
    hi1.interception.failNext(4);
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    hi1.advance(Duration.ofSeconds(1));
    hi1.advance(Duration.ofSeconds(1));
    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ERROR);

    hi1.advance(Duration.ofMinutes(1));
    hi1.advance(Duration.ofMinutes(1));

    assertThat(taskStatus(order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
  }
}
