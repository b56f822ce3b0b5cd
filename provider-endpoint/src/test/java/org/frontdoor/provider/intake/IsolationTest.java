package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two authorities see nothing of each other: another's object looks exactly like none. */
class IsolationTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();
  private Order alices = Order.of(hi1);

  @BeforeEach
  void submit() {
    alices = Order.submit(hi1, Lab.ALICE, "W1");
  }

  @AfterEach
  void close() {
    hi1.close();
  }

  /** What Bob is told, but for the correlation identifier, which is new each time. */
  private ErrorInformation told(ActionRequest.Builder action) {
    return hi1.failed(Lab.BOB, action).toBuilder().clearCorrelationId().build();
  }

  @Test
  @Tag("SEC-01")
  void get_ofAnothersObject_looksLikeNone() {
    assertThat(told(Actions.get(alices.task()))).isEqualTo(told(Actions.get(hi1.id())));
  }

  @Test
  @Tag("SEC-01")
  void update_ofAnothersObject_looksLikeNone() {
    assertThat(told(rename(alices.task()))).isEqualTo(told(rename(hi1.id())));
    assertThat(told(cancel(alices.task()))).isEqualTo(told(cancel(hi1.id())));
    assertThat(hi1.interception.orders(alices.task())).containsExactly("activate");
  }

  @Test
  @Tag("SEC-01")
  @Tag("SEC-03")
  void link_toAnothersAuthorisation_looksLikeNone() {
    assertThat(told(linked(alices.authorisation()))).isEqualTo(told(linked(hi1.id())));
  }

  @Test
  @Tag("SEC-03")
  void document_issuedForAnotherAuthority_isInvalidAndNothingRuns() {
    Order stolen = Order.of(hi1);
    hi1.act(
        Lab.BOB,
        stolen.createDocument(hi1, Lab.BOB, Drafts.warrant(Lab.ALICE, "W1").build()),
        stolen.createAuthorisation(Lab.BOB, Drafts.authorisation("W1")),
        stolen.createTask(Lab.BOB, Drafts.task("L1")));
    hi1.settle();

    assertThat(hi1.get(Lab.BOB, stolen.authorisation()).getAuthorisation().getStatus())
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_INVALID);
    assertThat(hi1.get(Lab.BOB, stolen.task()).getLiTask().getStatus())
        .isEqualTo(TaskStatus.TASK_STATUS_INVALID);
    assertThat(hi1.interception.orders(stolen.task())).isEmpty();
  }

  @Test
  @Tag("SEC-02")
  void authorities_withOneTarget_haveTasksOfTheirOwn() {
    Order bobs = Order.submit(hi1, Lab.BOB, "W1");
    assertThat(hi1.interception.task(bobs.task()).authority()).isEqualTo(Lab.BOB.id());
    assertThat(hi1.interception.task(alices.task()).authority()).isEqualTo(Lab.ALICE.id());
    assertThat(hi1.failed(Lab.BOB, Actions.get(alices.task())).getErrorCode()).isEqualTo(3014);
  }

  private static ActionRequest.Builder rename(UUID id) {
    return Actions.update(
        Drafts.change(id)
            .setExternalIdentifier("mine")
            .setAuthorisation(AuthorisationObject.getDefaultInstance()));
  }

  private static ActionRequest.Builder cancel(UUID id) {
    return Actions.update(
        Drafts.change(id)
            .setLiTask(
                LiTaskObject.newBuilder().setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED)));
  }

  private ActionRequest.Builder linked(UUID authorisation) {
    return Actions.create(
        Drafts.object(Lab.BOB, hi1.id())
            .setAssociatedObjects(Drafts.links(authorisation))
            .setLiTask(Drafts.task("L1")));
  }
}
