package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** UPDATE (TS 103 120 clause 6.4.7). */
class UpdateTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();
  private Order order = Order.of(hi1);

  @BeforeEach
  void submit() {
    order = Order.submit(hi1, Lab.ALICE, "W1");
  }

  @AfterEach
  void close() {
    hi1.close();
  }

  private Hi1Object.Builder authorisation() {
    return Drafts.change(order.authorisation())
        .setAuthorisation(AuthorisationObject.getDefaultInstance());
  }

  private Hi1Object.Builder task() {
    return Drafts.change(order.task()).setLiTask(LiTaskObject.getDefaultInstance());
  }

  private Hi1Object.Builder task(TaskStatus desired) {
    return Drafts.change(order.task())
        .setLiTask(LiTaskObject.newBuilder().setDesiredStatus(desired));
  }

  private Hi1Object.Builder authorisation(AuthorisationStatus desired) {
    return Drafts.change(order.authorisation())
        .setAuthorisation(AuthorisationObject.newBuilder().setDesiredStatus(desired));
  }

  private ErrorInformation failed(Hi1Object.Builder change) {
    UUID id = UUID.fromString(change.getObjectIdentifier());
    Hi1Object before = hi1.get(Lab.ALICE, id);
    ErrorInformation error = hi1.failed(Lab.ALICE, Actions.update(change));
    assertThat(hi1.get(Lab.ALICE, id)).as("unchanged").isEqualTo(before);
    return error;
  }

  @Test
  @Tag("ACT-15")
  void fields_absent_stayAndPresentOnesAreSet() {
    Hi1Object before = hi1.get(Lab.ALICE, order.authorisation());
    Hi1Object after =
        hi1.done(Lab.ALICE, Actions.update(authorisation().setExternalIdentifier("file 7")));

    assertThat(after.getExternalIdentifier()).isEqualTo("file 7");
    assertThat(after.getAuthorisation()).isEqualTo(before.getAuthorisation());
    assertThat(after.getAssociatedObjects()).isEqualTo(before.getAssociatedObjects());
    assertThat(after.getGeneration()).isEqualTo(before.getGeneration() + 1);
  }

  @Test
  @Tag("ACT-16")
  void list_empty_replacesTheWholeList() {
    Hi1Object after =
        hi1.done(Lab.ALICE, Actions.update(authorisation().setAssociatedObjects(Drafts.links())));

    assertThat(after.getAssociatedObjects().getObjectIdentifiersList()).isEmpty();
    assertThat(after.getAuthorisation().getStatus())
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_INVALID);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "suspend");
  }

  @Test
  @Tag("ACT-17")
  void generation_current_isAcceptedAndStaleIsRefused() {
    long current = hi1.get(Lab.ALICE, order.authorisation()).getGeneration();
    Hi1Object after =
        hi1.done(
            Lab.ALICE,
            Actions.update(authorisation().setExternalIdentifier("a").setGeneration(current)));
    assertThat(after.getGeneration()).isEqualTo(current + 1);

    ErrorInformation error =
        failed(authorisation().setExternalIdentifier("b").setGeneration(current));
    assertThat(error.getErrorCode()).isEqualTo(3008);
    assertThat(error.getRule()).isEqualTo(Hi1Fault.GENERATION_STALE.rule());
  }

  @Test
  @Tag("ACT-19")
  void object_unknown_fails3011AndItsCancellation3013() {
    UUID nobody = hi1.id();
    assertThat(
            hi1.failed(
                    Lab.ALICE,
                    Actions.update(
                        Drafts.change(nobody).setLiTask(LiTaskObject.getDefaultInstance())))
                .getErrorCode())
        .isEqualTo(3011);
    assertThat(
            hi1.failed(
                    Lab.ALICE,
                    Actions.update(
                        Drafts.change(nobody)
                            .setLiTask(
                                LiTaskObject.newBuilder()
                                    .setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED))))
                .getErrorCode())
        .isEqualTo(3013);
  }

  @Test
  @Tag("ACT-19")
  void object_expired_fails3012() {
    hi1.advance(Duration.ofDays(10));
    assertThat(failed(authorisation().setExternalIdentifier("late")).getErrorCode())
        .isEqualTo(3012);
  }

  @Test
  @Tag("ACT-20")
  void fixedValues_changed_fail3006() {
    assertThat(failed(authorisation().setCountryCode("BE")).getErrorCode()).isEqualTo(3006);
    assertThat(failed(authorisation().setOwnerIdentifier("ACTOR002")).getErrorCode())
        .isEqualTo(3006);
    assertThat(
            failed(
                    Drafts.change(order.task())
                        .setLiTask(LiTaskObject.newBuilder().setReference("OTHER")))
                .getErrorCode())
        .isEqualTo(3006);
    ErrorInformation error =
        failed(
            Drafts.change(order.task())
                .setLiTask(LiTaskObject.newBuilder().setTargetIdentifier(Drafts.target("berta"))));
    assertThat(error.getErrorCode()).isEqualTo(3006);
    assertThat(error.getField())
        .isEqualTo("request.action_requests[0].update.object.li_task.target_identifier");
    assertThat(
            failed(
                    Drafts.change(order.task())
                        .setLiTask(
                            LiTaskObject.newBuilder()
                                .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_AND_CC)))
                .getErrorCode())
        .isEqualTo(3006);
  }

  @Test
  @Tag("ACT-20")
  void fixedValues_repeated_areNoChange() {
    Hi1Object after =
        hi1.done(
            Lab.ALICE,
            Actions.update(
                Drafts.change(order.task())
                    .setLiTask(LiTaskObject.newBuilder().setReference("LIID-W1"))));
    assertThat(after.getLiTask().getReference()).isEqualTo("LIID-W1");
  }

  @Test
  @Tag("ACT-12")
  @Tag("ACT-13")
  void fieldsOfTheReceiver_areRefused() {
    assertThat(
            failed(authorisation().setLastChanged(Times.timestamp(hi1.clock.instant())))
                .getErrorCode())
        .isEqualTo(3006);
    assertThat(
            failed(
                    Drafts.change(order.task())
                        .setLiTask(
                            LiTaskObject.newBuilder().setStatus(TaskStatus.TASK_STATUS_ACTIVE)))
                .getErrorCode())
        .isEqualTo(3006);
  }

  @Test
  void kind_ofAnObject_cannotChange() {
    assertThat(
            failed(
                    Drafts.change(order.task())
                        .setAuthorisation(AuthorisationObject.getDefaultInstance()))
                .getRule())
        .isEqualTo(Hi1Fault.KIND_CHANGED.rule());
  }

  @Test
  @Tag("OBJ-16")
  void document_onceMade_cannotChange() {
    assertThat(
            failed(
                    Drafts.change(order.document())
                        .setExternalIdentifier("x")
                        .setDocument(DocumentObject.getDefaultInstance()))
                .getErrorCode())
        .isEqualTo(3006);
  }

  @Test
  void timespan_movedIntoThePast_isRefused() {
    Instant now = hi1.clock.instant();
    assertThat(
            failed(
                    Drafts.change(order.task())
                        .setLiTask(
                            LiTaskObject.newBuilder()
                                .setTimespan(Drafts.span(now.minusSeconds(9), now))))
                .getRule())
        .isEqualTo(Hi1Fault.TIMESPAN_PAST.rule());
  }

  @Test
  void timespan_changedWhileActive_reachesInterception() {
    hi1.done(
        Lab.ALICE,
        Actions.update(
            Drafts.change(order.task())
                .setLiTask(
                    LiTaskObject.newBuilder()
                        .setTimespan(Drafts.span(Lab.hours(0), Lab.hours(5))))));
    hi1.settle();
    assertThat(hi1.interception.task(order.task()).end()).isEqualTo(Lab.hours(5));
  }

  @Test
  @Tag("ACT-31")
  @Tag("OBJ-03")
  void task_cancelled_isAnsweredWhenInterceptionHasEnded() {
    Hi1Object after = hi1.done(Lab.ALICE, Actions.update(task(TaskStatus.TASK_STATUS_CANCELLED)));

    assertThat(after.getLiTask().getStatus()).isEqualTo(TaskStatus.TASK_STATUS_CANCELLED);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
    hi1.settle();
    assertThat(hi1.get(Lab.ALICE, order.task()).getLiTask().hasDeprovisioningTime()).isTrue();
  }

  @Test
  void task_cancelled_isNotAnsweredBeforeInterceptionHasEnded() {
    hi1.interception.hold();
    var answer =
        hi1.hi1
            .door()
            .exchange(
                Hi1Fixture.sign(
                    Lab.ALICE,
                    hi1.message(Lab.ALICE, Actions.update(task(TaskStatus.TASK_STATUS_CANCELLED)))
                        .build()),
                Lab.ALICE.identity());
    org.awaitility.Awaitility.await("the switch is told to end")
        .until(() -> hi1.interception.orders(order.task()).contains("end"));
    assertThat(answer).isNotDone();

    hi1.interception.release();

    assertThat(hi1.read(answer.join()).getResponse().hasActionResponses()).isTrue();
  }

  @Test
  @Tag("OBJ-27")
  void task_cancelled_cannotBeRevived() {
    hi1.done(Lab.ALICE, Actions.update(task(TaskStatus.TASK_STATUS_CANCELLED)));
    hi1.settle();
    assertThat(failed(task(TaskStatus.TASK_STATUS_ACTIVE)).getErrorCode()).isEqualTo(3008);
  }

  @Test
  @Tag("OBJ-27")
  void task_suspendedAndResumed_isHeldAndActivatedAgain() {
    hi1.done(Lab.ALICE, Actions.update(task(TaskStatus.TASK_STATUS_SUSPENDED)));
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "suspend");

    hi1.done(Lab.ALICE, Actions.update(task(TaskStatus.TASK_STATUS_ACTIVE)));
    hi1.settle();

    assertThat(hi1.interception.orders(order.task()))
        .containsExactly("activate", "suspend", "activate");
    assertThat(hi1.get(Lab.ALICE, order.task()).getLiTask().getStatus())
        .isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
  }

  @Test
  @Tag("OBJ-03")
  @Tag("ACT-21")
  void authorisation_cancelled_cancelsItsTasksAsNewGenerations() {
    Hi1Object before = hi1.get(Lab.ALICE, order.task());
    hi1.clock.advance(Duration.ofSeconds(1));
    hi1.done(
        Lab.ALICE,
        Actions.update(authorisation(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED)));
    hi1.settle();

    Hi1Object after = hi1.get(Lab.ALICE, order.task());
    assertThat(after.getLiTask().getStatus()).isEqualTo(TaskStatus.TASK_STATUS_CANCELLED);
    assertThat(after.getGeneration()).isGreaterThan(before.getGeneration());
    assertThat(after.getLastChanged().getSeconds())
        .isGreaterThan(before.getLastChanged().getSeconds());
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  @Test
  void task_withoutItsLink_isHeld() {
    hi1.done(Lab.ALICE, Actions.update(task().setAssociatedObjects(Drafts.links())));
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "suspend");
    assertThat(hi1.get(Lab.ALICE, order.task()).getLiTask().getStatus())
        .isEqualTo(TaskStatus.TASK_STATUS_INVALID);
  }
}
