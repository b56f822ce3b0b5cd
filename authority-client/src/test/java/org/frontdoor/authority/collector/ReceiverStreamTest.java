package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedMessages;
import org.frontdoor.authority.testing.ScriptedTask;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.junit.jupiter.api.Test;

/** What closes a stream, because it cannot be pinned on one task. */
final class ReceiverStreamTest {

  private final Parties parties = Parties.create();
  private final ReceiverHarness greeted = new ReceiverHarness(parties);
  private final ReceiverHarness delivering = ReceiverHarness.delivering(parties);
  private final ScriptedTask task = new ScriptedTask("LI-1", parties);

  @Test
  void hello_offersAllOptionsAndTheWindow() {
    var hello = greeted.receiver.hello().getHello();

    assertThat(hello.getOptionsCount()).isEqualTo(3);
    assertThat(hello.getWindowBytes()).isEqualTo(Expectations.DEFAULT_WINDOW_BYTES);
    assertThat(hello.getAuthority()).isEqualTo(Parties.authority());
    assertThat(hello.getNonce().size()).isEqualTo(16);
  }

  @Test
  void options_good_areAnsweredWithTheDurablePosition() {
    delivering.send(task.start(1));
    delivering.store();
    delivering.receiver = new Receiver(parties.expectations(), delivering.state, nonce());

    Optional<Effect> effect = delivering.send(agree(delivering, UnaryOperator.identity()));

    assertThat(effect)
        .hasValueSatisfying(
            begin -> {
              assertThat(begin).isInstanceOf(Effect.Begin.class);
              var resume = ((Effect.Begin) begin).resume().getResume();
              assertThat(resume.getNextPosition()).isEqualTo(2);
            });
  }

  @Test
  void options_ofAnotherStream_closeIt() {
    assertClosed(agree(greeted, options -> options.setNonce(nonce())), FindingKind.STREAM_BROKEN);
  }

  @Test
  void options_withoutCheckpoints_closeTheStream() {
    assertClosed(
        agree(
            greeted,
            options -> options.clearOptions().addOptions(DeliveryOption.DELIVERY_OPTION_KEEPALIVE)),
        FindingKind.STREAM_BROKEN);
  }

  @Test
  void options_withALargerWindow_closeTheStream() {
    assertClosed(
        agree(greeted, options -> options.setWindowBytes(options.getWindowBytes() + 1)),
        FindingKind.STREAM_BROKEN);
  }

  @Test
  void options_forAnotherAuthority_closeTheStream() {
    assertClosed(
        agree(greeted, options -> options.setAuthority(Parties.endpoint("POLICE02"))),
        FindingKind.WRONG_PARTY);
  }

  @Test
  void options_signedByTheProvidersMessageKey_closeTheStream() {
    SigningIdentity messages = parties.pki.providerSigning(Parties.PROVIDER_ID);
    StreamOptions options = ScriptedMessages.options(greeted.receiver.hello().getHello()).build();

    assertClosed(ScriptedMessages.helloResponse(options, messages), FindingKind.STREAM_BROKEN);
  }

  @Test
  void unit_beforeTheOptions_closesTheStream() {
    assertClosed(ScriptedMessages.of(task.start(1)), FindingKind.STREAM_BROKEN);
  }

  @Test
  void emptyMessage_closesTheStream() {
    assertClosed(DeliverResponse.getDefaultInstance(), FindingKind.STREAM_BROKEN);
  }

  @Test
  void helloResponse_again_closesTheStream() {
    Optional<Effect> effect = delivering.send(agree(delivering, UnaryOperator.identity()));

    assertThat(effect).containsInstanceOf(Effect.Close.class);
  }

  @Test
  void resumed_beforeWhatWasAskedFor_closesTheStream() {
    delivering.send(task.start(1), task.epoch(2));
    delivering.store();
    ReceiverHarness again = new ReceiverHarness(parties);
    again.state = delivering.state;
    again.receiver = new Receiver(parties.expectations(), again.state, nonce());
    again.send(agree(again, UnaryOperator.identity()));

    assertThat(again.send(ScriptedMessages.resumed(1))).containsInstanceOf(Effect.Close.class);
  }

  @Test
  void unit_atPositionZero_closesTheStream() {
    assertThat(delivering.send(ScriptedMessages.of(task.start(0))))
        .containsInstanceOf(Effect.Close.class);
  }

  @Test
  void unit_atAnImpossiblyHighPosition_closesTheStream() {
    assertThat(delivering.send(ScriptedMessages.of(task.start(-1))))
        .containsInstanceOf(Effect.Close.class);
  }

  @Test
  void checkpoint_signedByAnotherProvider_closesTheStream() {
    delivering.send(task.start(1));

    assertForged(ScriptedMessages.checkpoint(1, parties.pki.evidence("OTHER001"), task));
  }

  @Test
  void checkpoint_signedByTheWrongRole_closesTheStream() {
    delivering.send(task.start(1));
    SigningIdentity messages = parties.pki.providerSigning(Parties.PROVIDER_ID);

    assertForged(ScriptedMessages.checkpoint(1, messages, task));
  }

  @Test
  void checkpoint_signedByARevokedKey_closesTheStream() {
    SigningIdentity revoked =
        parties.pki.signer(
            parties.pki.identity(KeyRole.KEY_ROLE_EVIDENCE, "service", Parties.PROVIDER_ID));
    parties.pki.revoke(revoked.certificate());
    ReceiverHarness harness = ReceiverHarness.delivering(parties);
    harness.send(task.start(1));

    assertThat(harness.send(ScriptedMessages.checkpoint(1, revoked, task)))
        .hasValueSatisfying(
            effect ->
                assertThat(((Effect.Close) effect).why().kind())
                    .isEqualTo(FindingKind.CHECKPOINT_FORGED));
  }

  @Test
  void checkpoint_withOtherLeavesThanSigned_closesTheStream() {
    delivering.send(task.start(1));
    var honest = ScriptedMessages.checkpoint(1, parties.evidence, task).getCheckpoint();
    var leaf = task.leaf().toBuilder().setRecordCount(9).build().toByteString();
    var forged = honest.toBuilder().setLeaves(0, leaf);

    assertForged(DeliverResponse.newBuilder().setCheckpoint(forged).build());
  }

  @Test
  void checkpoint_speakingOfATaskTwice_closesTheStream() {
    delivering.send(task.start(1));

    assertForged(
        ScriptedMessages.checkpoint(
            1, parties.evidence, UnaryOperator.identity(), List.of(task.leaf(), task.leaf())));
  }

  @Test
  void checkpoint_replayed_closesTheStream() {
    delivering.send(task.start(1));
    DeliverResponse checkpoint = ScriptedMessages.checkpoint(1, parties.evidence, task);
    delivering.send(checkpoint);
    delivering.store();
    delivering.restart();

    assertForged(checkpoint);
  }

  @Test
  void stream_afterItWasClosed_takesNothingMore() {
    delivering.send(DeliverResponse.getDefaultInstance());
    delivering.send(task.start(1));
    delivering.store();

    assertThat(delivering.units).isEmpty();
    assertThat(delivering.setAside).hasSize(1);
  }

  @Test
  void operatorMessage_isPassedOn() {
    OperatorMessage message =
        OperatorMessage.newBuilder()
            .setPriority(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR)
            .setText("Records were lost")
            .build();

    assertThat(delivering.send(DeliverResponse.newBuilder().setOperatorMessage(message).build()))
        .contains(new Effect.Inform(message));
  }

  private void assertForged(DeliverResponse checkpoint) {
    Optional<Effect> effect = delivering.send(checkpoint);
    assertThat(effect)
        .hasValueSatisfying(
            close ->
                assertThat(((Effect.Close) close).why().kind())
                    .isEqualTo(FindingKind.CHECKPOINT_FORGED));
    delivering.store();
    assertThat(delivering.kinds()).containsExactly(FindingKind.CHECKPOINT_FORGED);
    assertThat(delivering.setAside).hasSize(1);
  }

  private void assertClosed(DeliverResponse message, FindingKind why) {
    Optional<Effect> effect = greeted.send(message);
    assertThat(effect)
        .hasValueSatisfying(
            close -> assertThat(((Effect.Close) close).why().kind()).isEqualTo(why));
  }

  private DeliverResponse agree(
      ReceiverHarness harness, UnaryOperator<StreamOptions.Builder> fault) {
    StreamOptions options =
        fault.apply(ScriptedMessages.options(harness.receiver.hello().getHello())).build();
    return ScriptedMessages.helloResponse(options, parties.evidence);
  }

  private ByteString nonce() {
    return ByteString.copyFrom(parties.surroundings().bytes(16));
  }
}
