package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** LIST, and the notifications it finds (TS 103 120 clauses 6.4.8 and 7.4). */
class ListTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private List<ListRecord> list(Party party, ListAction.Builder filter) {
    return hi1.act(party, Actions.list(filter)).getFirst().getList().getRecordsList();
  }

  private static ListAction.Builder of(ObjectType type) {
    return ListAction.newBuilder().setObjectType(type);
  }

  private UUID authorisation(String reference) {
    UUID id = hi1.id();
    hi1.done(
        Lab.ALICE,
        Actions.create(
            Drafts.object(Lab.ALICE, id).setAuthorisation(Drafts.authorisation(reference))));
    return id;
  }

  @Test
  @Tag("ACT-22")
  @Tag("SEC-01")
  void list_ofAnotherAuthority_isEmpty() {
    Order.submit(hi1, Lab.ALICE, "W1");
    assertThat(list(Lab.BOB, ListAction.newBuilder())).isEmpty();
    assertThat(list(Lab.ALICE, of(ObjectType.OBJECT_TYPE_LI_TASK))).hasSize(1);
  }

  @Test
  @Tag("ACT-23")
  void list_whereTheProfileForbidsIt_isAnError() {
    Hi1Message message =
        hi1.message(Lab.ALICE, Actions.list(ListAction.newBuilder()))
            .setHeader(
                hi1.header(Lab.ALICE).setVersion(Hi1Fixture.version(Hi1Fixture.WITHOUT_LIST)))
            .build();
    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, message), Lab.ALICE);
    assertThat(
            answer
                .getResponse()
                .getActionResponses()
                .getActionResponses(0)
                .getError()
                .getErrorCode())
        .isEqualTo(3001);
  }

  @Test
  @Tag("ACT-24")
  void list_byTypeAndTime_includesTheVeryInstant() {
    Instant before = hi1.clock.instant();
    authorisation("W1");
    hi1.clock.advance(Duration.ofSeconds(1));
    UUID later = authorisation("W2");

    assertThat(
            list(
                Lab.ALICE,
                of(ObjectType.OBJECT_TYPE_AUTHORISATION)
                    .setLastChanged(Times.timestamp(before.plusSeconds(1)))))
        .extracting(ListRecord::getIdentifier)
        .containsExactly(later.toString());
    assertThat(
            list(
                Lab.ALICE,
                of(ObjectType.OBJECT_TYPE_AUTHORISATION)
                    .setLastChanged(Times.timestamp(before.plusSeconds(2)))))
        .isEmpty();
    assertThat(
            list(
                Lab.ALICE,
                of(ObjectType.OBJECT_TYPE_AUTHORISATION)
                    .setLastChangedTimespan(Drafts.span(before, before.plusSeconds(1)))))
        .hasSize(1);
  }

  @Test
  @Tag("ACT-25")
  void list_withCountStatusAndCountry_isNarrowed() {
    authorisation("W1");
    hi1.clock.advance(Duration.ofSeconds(1));
    UUID latest = authorisation("W2");
    ListAction.Builder authorisations = of(ObjectType.OBJECT_TYPE_AUTHORISATION);

    assertThat(list(Lab.ALICE, authorisations.clone().setMaximumObjectCount(1)))
        .extracting(ListRecord::getIdentifier)
        .containsExactly(latest.toString());
    assertThat(list(Lab.ALICE, authorisations.clone().setStatus("Invalid"))).hasSize(2);
    assertThat(list(Lab.ALICE, authorisations.clone().setStatus("Approved"))).isEmpty();
    assertThat(list(Lab.ALICE, authorisations.clone().setCountryCode("BE"))).isEmpty();
  }

  @Test
  @Tag("ACT-26")
  @Tag("SEC-10")
  void notification_takenNoteOf_isNotListedAnyMore() {
    Order order = Order.submit(hi1, Lab.ALICE, "W1");
    UUID activation = UUID.fromString(activation().getObjectIdentifier());
    assertThat(hi1.get(Lab.ALICE, activation).getAssociatedObjects())
        .isEqualTo(Drafts.links(order.task()));

    Hi1Object.Builder seen =
        Drafts.change(activation)
            .setNotification(NotificationObject.newBuilder().setNewNotification(false));
    hi1.done(Lab.ALICE, Actions.update(seen));

    assertThat(list(Lab.ALICE, of(ObjectType.OBJECT_TYPE_NOTIFICATION)))
        .extracting(ListRecord::getIdentifier)
        .doesNotContain(activation.toString());
    assertThat(
            hi1.failed(
                    Lab.ALICE,
                    Actions.update(
                        seen.setNotification(
                            NotificationObject.newBuilder().setNewNotification(true))))
                .getErrorCode())
        .isEqualTo(3008);
  }

  @Test
  @Tag("ACT-27")
  void notification_timestampAndDetailsOfTheSender_areIgnored() {
    Order.submit(hi1, Lab.ALICE, "W1");
    Hi1Object before = activation();
    Hi1Object after =
        hi1.done(
            Lab.ALICE,
            Actions.update(
                Drafts.change(UUID.fromString(before.getObjectIdentifier()))
                    .setNotification(
                        NotificationObject.newBuilder()
                            .setDetails("something else")
                            .setTimestamp(Times.timestamp(Instant.EPOCH)))));
    assertThat(after.getNotification()).isEqualTo(before.getNotification());
  }

  private Hi1Object activation() {
    return list(Lab.ALICE, of(ObjectType.OBJECT_TYPE_NOTIFICATION)).stream()
        .map(it -> hi1.get(Lab.ALICE, UUID.fromString(it.getIdentifier())))
        .filter(
            it -> it.getNotification().getType() == NotificationType.NOTIFICATION_TYPE_ACTIVATION)
        .findFirst()
        .orElseThrow();
  }
}
