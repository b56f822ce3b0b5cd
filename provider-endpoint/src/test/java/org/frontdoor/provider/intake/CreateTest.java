package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CREATE (TS 103 120 clause 6.4.6). */
class CreateTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private Hi1Object.Builder authorisation() {
    return Drafts.object(Lab.ALICE, hi1.id()).setAuthorisation(Drafts.authorisation("W000001"));
  }

  private ErrorInformation failed(UnaryOperator<Hi1Object.Builder> spoil) {
    Hi1Object.Builder spoiled = spoil.apply(authorisation());
    ErrorInformation error = hi1.failed(Lab.ALICE, Actions.create(spoiled));
    assertThat(
            hi1.failed(Lab.ALICE, Actions.get(UUID.fromString(spoiled.getObjectIdentifier())))
                .getErrorCode())
        .as("nothing was made")
        .isEqualTo(3014);
    return error;
  }

  private ErrorInformation failedTask(UnaryOperator<LiTaskObject.Builder> spoil) {
    return hi1.failed(
        Lab.ALICE,
        Actions.create(
            Drafts.object(Lab.ALICE, hi1.id()).setLiTask(spoil.apply(Drafts.task("LIID1")))));
  }

  @Test
  @Tag("ACT-10")
  void object_created_hasGenerationOneAndTimeOfChange() {
    Hi1Object made = hi1.done(Lab.ALICE, Actions.create(authorisation()));
    assertThat(made.getGeneration()).isEqualTo(1);
    assertThat(made.getLastChanged()).isEqualTo(Times.timestamp(hi1.clock.instant()));
  }

  @Test
  @Tag("ACT-11")
  void generation_ofTheSender_isRefused() {
    assertThat(failed(it -> it.setGeneration(1)).getErrorCode()).isEqualTo(3006);
  }

  @Test
  @Tag("ACT-12")
  void lastChanged_ofTheSender_isRefused() {
    ErrorInformation error = failed(it -> it.setLastChanged(Times.timestamp(hi1.clock.instant())));
    assertThat(error.getErrorCode()).isEqualTo(3006);
    assertThat(error.getField()).isEqualTo("request.action_requests[0].create.object.last_changed");
  }

  @Test
  @Tag("ACT-13")
  void status_ofTheSender_isRefused() {
    assertThat(
            failed(
                    it ->
                        it.setAuthorisation(
                            Drafts.authorisation("W1")
                                .setStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)))
                .getErrorCode())
        .isEqualTo(3006);
    assertThat(failedTask(it -> it.setStatus(TaskStatus.TASK_STATUS_ACTIVE)).getErrorCode())
        .isEqualTo(3006);
    assertThat(
            failed(
                    it ->
                        it.setDocument(
                            Drafts.filed(
                                    Drafts.warrant(Lab.ALICE, "W1").build(), hi1.clock.instant())
                                .setStatus(DocumentStatus.DOCUMENT_STATUS_VALID)))
                .getErrorCode())
        .isEqualTo(3006);
  }

  @Test
  @Tag("ACT-14")
  void identifier_thatExists_fails3010AndLeavesTheObject() {
    Hi1Object made = hi1.done(Lab.ALICE, Actions.create(authorisation()));
    ErrorInformation error =
        hi1.failed(
            Lab.ALICE,
            Actions.create(
                authorisation()
                    .setObjectIdentifier(made.getObjectIdentifier())
                    .setAuthorisation(Drafts.authorisation("OTHER"))));
    assertThat(error.getErrorCode()).isEqualTo(3010);
    assertThat(hi1.get(Lab.ALICE, UUID.fromString(made.getObjectIdentifier()))).isEqualTo(made);
  }

  @Test
  void requiredFields_missing_fail3005() {
    assertThat(failed(Hi1Object.Builder::clearCountryCode).getErrorCode()).isEqualTo(3005);
    assertThat(
            failed(it -> it.setAuthorisation(Drafts.authorisation("W1").clearTimespan()))
                .getField())
        .endsWith("create.object.authorisation.timespan");
    assertThat(failedTask(LiTaskObject.Builder::clearTargetIdentifier).getErrorCode())
        .isEqualTo(3005);
  }

  @Test
  void targetIdentifier_withoutValues_isRefusedAsMalformed() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              LiTaskObject.Builder task = Drafts.task("L1");
              task.getTargetIdentifierBuilder().clearValues();
              it.getRequestBuilder()
                  .setActionRequests(
                      0,
                      Actions.create(Drafts.object(Lab.ALICE, hi1.id()).setLiTask(task))
                          .setActionIdentifier(0));
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
  }

  @Test
  void owner_otherThanTheSender_isRefused() {
    assertThat(failed(it -> it.setOwnerIdentifier("ACTOR002")).getRule())
        .isEqualTo(Hi1Fault.OWNER_NOT_SENDER.rule());
  }

  @Test
  @Tag("OBJ-15")
  void cspId_otherThanTheReceiver_isRefused() {
    assertThat(
            failed(it -> it.setAuthorisation(Drafts.authorisation("W1").setCspId(Lab.BOB.id())))
                .getRule())
        .isEqualTo(Hi1Fault.CSP_NOT_RECEIVER.rule());
    assertThat(failedTask(it -> it.setCspId(Lab.BOB.id())).getRule())
        .isEqualTo(Hi1Fault.CSP_NOT_RECEIVER.rule());
  }

  @Test
  void timespan_inThePast_isRefused() {
    assertThat(failedTask(it -> it.setTimespan(Drafts.span(Lab.hours(-2), Lab.hours(0)))).getRule())
        .isEqualTo(Hi1Fault.TIMESPAN_PAST.rule());
  }

  @Test
  void timespan_thatEndsBeforeItStarts_isRefused() {
    assertThat(failedTask(it -> it.setTimespan(Drafts.span(Lab.hours(2), Lab.hours(1)))).getRule())
        .isEqualTo(Hi1Fault.TIMESPAN_ORDER.rule());
  }

  @Test
  @Tag("OBJ-11")
  void targetValue_ofWrongForm_isRefusedWithoutNamingIt() {
    ErrorInformation error =
        failedTask(
            it -> {
              it.getTargetIdentifierBuilder()
                  .setValues(
                      0,
                      Drafts.value("+49 canary").toBuilder()
                          .setFormatType(
                              FormatType.newBuilder()
                                  .setFormatOwner("ETSI")
                                  .setFormatName("InternationalE164")));
              return it;
            });
    assertThat(error.getRule()).isEqualTo(Hi1Fault.TARGET_VALUE.rule());
    assertThat(error.toString()).doesNotContain("canary");
  }

  @Test
  @Tag("OBJ-11")
  void targetFormat_thatIsUnknown_isRefused() {
    assertThat(
            failedTask(
                    it -> {
                      it.getTargetIdentifierBuilder()
                          .getValuesBuilder(0)
                          .getFormatTypeBuilder()
                          .setFormatName("MSISDN");
                      return it;
                    })
                .getRule())
        .isEqualTo(Hi1Fault.TARGET_FORMAT_UNKNOWN.rule());
  }

  @Test
  void liid_usedTwice_isRefused() {
    Order.submit(hi1, Lab.ALICE, "W1");
    assertThat(failedTask(it -> it.setReference("LIID-W1")).getRule())
        .isEqualTo(Hi1Fault.REFERENCE_TAKEN.rule());
  }

  @Test
  @Tag("ACT-28")
  void notification_ofTheSender_isRefused() {
    ErrorInformation error =
        hi1.failed(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setNotification(NotificationObject.getDefaultInstance())));
    assertThat(error.getErrorCode()).isEqualTo(3001);
  }

  @Test
  void documentBody_thatIsNoSignedWarrant_isRefused() {
    ErrorInformation error =
        failed(
            it ->
                it.setDocument(
                    Drafts.filed(Drafts.warrant(Lab.ALICE, "W1").build(), hi1.clock.instant())
                        .setBody(ByteString.copyFromUtf8("no CMS"))));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.DOCUMENT_UNREADABLE.rule());
  }

  @Test
  @Tag("OBJ-14")
  void link_toUnknownObject_fails3016() {
    assertThat(failed(it -> it.setAssociatedObjects(Drafts.links(hi1.id()))).getErrorCode())
        .isEqualTo(3016);
  }

  @Test
  @Tag("OBJ-14")
  void link_toExpiredObject_fails3017() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    hi1.advance(java.time.Duration.ofDays(10));
    ErrorInformation error =
        hi1.failed(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setAssociatedObjects(Drafts.links(order.authorisation()))
                    .setLiTask(
                        Drafts.task("L2")
                            .setTimespan(Drafts.span(Lab.hours(241), Lab.hours(242))))));
    assertThat(error.getErrorCode()).isEqualTo(3017);
  }

  @Test
  void link_ofTaskToDocument_isRefused() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    ErrorInformation error =
        hi1.failed(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setAssociatedObjects(Drafts.links(order.document()))
                    .setLiTask(Drafts.task("L2"))));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.LINK_KIND.rule());
  }
}
