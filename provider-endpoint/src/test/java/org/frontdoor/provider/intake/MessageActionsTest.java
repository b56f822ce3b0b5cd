package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.DeliverAction;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.GetCspConfigAction;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.TargetingConfiguration;
import org.frontdoor.provider.register.ObjectQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actions of one message among each other (TS 103 120 clauses 6.3.3, 6.4.4 and 6.4.9). */
class MessageActionsTest {

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private boolean registerIsEmpty() {
    return hi1.store.reading(register -> register.list(ObjectQuery.wholeRegister()).isEmpty());
  }

  @Test
  @Tag("ACT-01")
  void actions_inOrder_areAnsweredOneByOne() {
    List<ActionResponse> answers =
        hi1.act(Lab.ALICE, Actions.get(hi1.id()), Actions.get(hi1.id()), Actions.get(hi1.id()));
    assertThat(answers).extracting(ActionResponse::getActionIdentifier).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1,2,hi1.actions.order",
    "0,2,hi1.actions.order",
    "1,0,hi1.actions.order",
    "0,0,hi1.actions.duplicate"
  })
  @Tag("ACT-02")
  @Tag("ACT-03")
  void actions_outOfOrder_areRefusedAsAWhole(int first, int second, String rule) {
    Hi1Message.Builder message =
        hi1.message(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setAuthorisation(Drafts.authorisation("W000001"))),
            Actions.get(hi1.id()));
    message.getRequestBuilder().getActionRequestsBuilder(0).setActionIdentifier(first);
    message.getRequestBuilder().getActionRequestsBuilder(1).setActionIdentifier(second);

    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, message.build()), Lab.ALICE);

    ErrorInformation error = answer.getResponse().getTopLevelError();
    assertThat(error.getRule()).isEqualTo(rule);
    assertThat(error.getErrorCode()).isEqualTo(rule.endsWith("duplicate") ? 3002 : 3007);
    assertThat(registerIsEmpty()).isTrue();
  }

  @Test
  @Tag("ACT-04")
  void actions_thatDependOnEarlierOnes_seeTheirEffects() {
    Order order = Order.of(hi1);
    List<ActionResponse> answers =
        hi1.act(
            Lab.ALICE,
            order.createDocument(hi1, Lab.ALICE, Drafts.warrant(Lab.ALICE, "W1").build()),
            order.createAuthorisation(Lab.ALICE, Drafts.authorisation("W1")),
            order.createTask(Lab.ALICE, Drafts.task("L1")),
            Actions.get(order.task()));
    assertThat(answers).noneMatch(ActionResponse::hasError);
  }

  @Test
  @Tag("ACT-05")
  void link_toObjectMadeLaterInTheMessage_fails3016AndLeavesTheOtherAlone() {
    Order order = Order.of(hi1);
    List<ActionResponse> answers =
        hi1.act(
            Lab.ALICE,
            order.createTask(Lab.ALICE, Drafts.task("L1")),
            Actions.create(
                Drafts.object(Lab.ALICE, order.authorisation())
                    .setAuthorisation(Drafts.authorisation("W1"))));
    assertThat(answers.getFirst().getError().getErrorCode()).isEqualTo(3016);
    assertThat(answers.get(1).hasCreate()).isTrue();
  }

  @Test
  @Tag("ACT-06")
  void action_thatFails_leavesTheOthersAlone() {
    UUID id = hi1.id();
    List<ActionResponse> answers =
        hi1.act(
            Lab.ALICE,
            Actions.get(hi1.id()),
            Actions.create(
                Drafts.object(Lab.ALICE, id).setAuthorisation(Drafts.authorisation("W1"))),
            Actions.create(
                Drafts.object(Lab.ALICE, id).setAuthorisation(Drafts.authorisation("W2"))),
            Actions.get(id));
    assertThat(answers)
        .extracting(ActionResponse::hasError)
        .containsExactly(true, false, true, false);
    assertThat(answers.get(3).getGet().getObject().getAuthorisation().getReference())
        .isEqualTo("W1");
  }

  @Test
  @Tag("ACT-07")
  void action_thatDependsOnAFailedOne_fails3018() {
    Order order = Order.of(hi1);
    List<ActionResponse> answers =
        hi1.act(
            Lab.ALICE,
            order.createAuthorisation(Lab.ALICE, Drafts.authorisation("W1")),
            order.createTask(Lab.ALICE, Drafts.task("L1")));
    assertThat(answers.getFirst().getError().getErrorCode()).isEqualTo(3016);
    assertThat(answers.get(1).getError().getErrorCode()).isEqualTo(3018);
    assertThat(registerIsEmpty()).isTrue();
  }

  @Test
  @Tag("ACT-08")
  void message_withMalformedLastAction_hasNoEffect() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getRequestBuilder()
                  .setActionRequests(
                      0,
                      Actions.create(
                              Drafts.object(Lab.ALICE, hi1.id())
                                  .setAuthorisation(Drafts.authorisation("W1")))
                          .setActionIdentifier(0))
                  .addActionRequests(ActionRequest.newBuilder().setActionIdentifier(1));
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
    assertThat(error.getField()).contains("action_requests[1]");
    assertThat(registerIsEmpty()).isTrue();
  }

  @Test
  @Tag("ACT-32")
  void deliver_fromAnAuthority_isNotSupported() {
    ErrorInformation error =
        hi1.failed(
            Lab.ALICE,
            ActionRequest.newBuilder()
                .setDeliver(
                    DeliverAction.newBuilder()
                        .setObject(
                            Drafts.object(Lab.ALICE, hi1.id())
                                .setNotification(NotificationObject.getDefaultInstance()))));
    assertThat(error.getErrorCode()).isEqualTo(3001);
  }

  @Test
  @Tag("ACT-30")
  void configuration_namesOnlyFormatsThatItDefines() {
    var config =
        hi1.act(
                Lab.ALICE,
                ActionRequest.newBuilder().setGetCspConfig(GetCspConfigAction.newBuilder()))
            .getFirst()
            .getGetCspConfig();
    assertThat(config.hasLastChanged()).isTrue();
    assertThat(config.getTargetFormatsList())
        .extracting(it -> it.getFormatType())
        .containsAll(
            config.getTargetingConfigurationsList().stream()
                .map(TargetingConfiguration::getFormatType)
                .toList());
    assertThat(config.getProfilesList()).contains(Hi1Fixture.XX);
  }
}
