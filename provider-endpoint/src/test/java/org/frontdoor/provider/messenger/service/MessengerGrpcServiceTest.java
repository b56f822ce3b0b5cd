package org.frontdoor.provider.messenger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.messenger.v1.AddGroupMemberRequest;
import org.frontdoor.messenger.v1.CreateGroupRequest;
import org.frontdoor.messenger.v1.Envelope;
import org.frontdoor.messenger.v1.LeaveGroupRequest;
import org.frontdoor.messenger.v1.MessengerServiceGrpc.MessengerServiceBlockingStub;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.messenger.v1.RegisterDeviceRequest;
import org.frontdoor.messenger.v1.SendMessageRequest;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessengerGrpcServiceTest {

  private static final Duration KEEPALIVE = Duration.ofSeconds(10);

  private MessengerFixture messenger;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    messenger = new MessengerFixture(folder, KEEPALIVE);
  }

  @AfterEach
  void stop() {
    messenger.close();
  }

  private static SendMessageRequest to(String account, String content) {
    return SendMessageRequest.newBuilder()
        .setAccountId(account)
        .setContent(ByteString.copyFromUtf8(content))
        .build();
  }

  private static void assertStatus(Status.Code code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(code);
              assertThat(e.getStatus().getDescription()).doesNotContain("canary");
            });
  }

  @Test
  void message_toAnOfflineDevice_isStoredAndForwardedUntilAcknowledged() {
    MessengerServiceBlockingStub alice = messenger.as(messenger.register("alice"));
    String bob = messenger.register("bob");
    ByteString id = alice.sendMessage(to("bob", "hello")).getMessageId();

    DeviceClient first = DeviceClient.connect(messenger.channel(), bob).open();
    await("message arrives").until(() -> first.received().size() == 1);
    Envelope envelope = first.received().getFirst();
    assertThat(envelope.getMessageId()).isEqualTo(id);
    assertThat(envelope.getSenderAccountId()).isEqualTo("alice");
    assertThat(envelope.getContent().toStringUtf8()).isEqualTo("hello");
    first.vanish();
    await("session ends").until(() -> messenger.count(EventKind.SESSION_CLOSED) == 1);

    DeviceClient second = DeviceClient.connect(messenger.channel(), bob).open();
    await("message arrives again").until(() -> second.received().size() == 1);
    second.acknowledge(id);
    await("message is retrieved").until(() -> messenger.count(EventKind.MESSAGE_RETRIEVED) == 1);
    second.hangUp();
    await("stream ends").until(() -> second.ended() != null);
    assertThat(second.ended()).isEqualTo(Status.OK);
    assertThat(messenger.events())
        .extracting(JournaledEvent::kind)
        .containsExactly(
            EventKind.MESSAGE_SENT,
            EventKind.SESSION_OPENED,
            EventKind.SESSION_CLOSED,
            EventKind.SESSION_OPENED,
            EventKind.MESSAGE_RETRIEVED,
            EventKind.SESSION_CLOSED);
  }

  @Test
  void message_toAnOnlineGroup_arrivesAtTheOthers() {
    String aliceToken = messenger.register("alice");
    String bobToken = messenger.register("bob");
    MessengerServiceBlockingStub alice = messenger.as(aliceToken);
    alice.createGroup(CreateGroupRequest.newBuilder().setGroupId("choir").build());
    alice.addGroupMember(
        AddGroupMemberRequest.newBuilder().setGroupId("choir").setAccountId("bob").build());
    DeviceClient bob = DeviceClient.connect(messenger.channel(), bobToken).open();
    await("session begins").until(() -> messenger.count(EventKind.SESSION_OPENED) == 1);
    alice.sendMessage(
        SendMessageRequest.newBuilder()
            .setGroupId("choir")
            .setContent(ByteString.copyFromUtf8("la"))
            .build());
    await("message arrives").until(() -> bob.received().size() == 1);
    assertThat(bob.received().getFirst().getGroupId()).isEqualTo("choir");
    messenger.as(bobToken).leaveGroup(LeaveGroupRequest.newBuilder().setGroupId("choir").build());
    assertThat(messenger.events().getLast().kind()).isEqualTo(EventKind.GROUP_LEFT);
  }

  @Test
  void manyMessages_toADeviceThatDoesNotRead_waitInTheStore() {
    MessengerServiceBlockingStub alice = messenger.as(messenger.register("alice"));
    String token = messenger.register("bob");
    DeviceClient bob = DeviceClient.connectWithoutReading(messenger.channel(), token).open();
    await("session begins").until(() -> messenger.count(EventKind.SESSION_OPENED) == 1);
    List<ByteString> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(alice.sendMessage(to("bob", "x".repeat(20_000))).getMessageId());
    }
    assertThat(bob.received()).isEmpty();
    bob.read(1_000);
    await("all arrive, in order")
        .until(() -> bob.received().stream().map(Envelope::getMessageId).toList().equals(ids));
  }

  @Test
  void connection_whenHalfOpen_endsTheSession() throws IOException {
    String token = messenger.register("alice");
    try (StallingProxy proxy = new StallingProxy(messenger.port())) {
      DeviceClient.connect(messenger.channel(proxy.port()), token).open();
      await("session begins").until(() -> messenger.count(EventKind.SESSION_OPENED) == 1);
      proxy.stall();
      await("keepalive finds out")
          .atMost(KEEPALIVE.multipliedBy(3))
          .until(() -> messenger.count(EventKind.SESSION_CLOSED) == 1);
    }
  }

  @Test
  void secondStream_ofADevice_endsTheFirst() {
    String token = messenger.register("alice");
    DeviceClient first = DeviceClient.connect(messenger.channel(), token).open();
    await("session begins").until(() -> messenger.count(EventKind.SESSION_OPENED) == 1);
    DeviceClient.connect(messenger.channel(), token).open();
    await("first stream ends")
        .until(() -> first.ended() != null && first.ended().getCode() == Status.Code.ABORTED);
    assertThat(messenger.count(EventKind.SESSION_CLOSED)).isEqualTo(1);
  }

  @Test
  void stream_outOfOrder_isEnded() {
    String token = messenger.register("alice");
    DeviceClient early = DeviceClient.connect(messenger.channel(), token);
    early.acknowledge(ByteString.copyFrom(new byte[16]));
    DeviceClient twice = DeviceClient.connect(messenger.channel(), token).open().open();
    DeviceClient shapeless = DeviceClient.connect(messenger.channel(), token);
    shapeless.acknowledge(ByteString.EMPTY);
    for (DeviceClient client : List.of(early, twice, shapeless)) {
      await("stream ends")
          .until(
              () ->
                  client.ended() != null
                      && client.ended().getCode() == Status.Code.INVALID_ARGUMENT);
    }
    await("sessions end")
        .until(
            () ->
                messenger.count(EventKind.SESSION_OPENED)
                    == messenger.count(EventKind.SESSION_CLOSED));
  }

  @Test
  void call_withoutToken_isRefused() {
    messenger.register("alice");
    for (MessengerServiceBlockingStub stub :
        List.of(messenger.stranger(), messenger.as("canary"), messenger.as(""))) {
      assertStatus(
          Status.Code.UNAUTHENTICATED,
          () -> stub.registerDevice(RegisterDeviceRequest.getDefaultInstance()));
      assertStatus(Status.Code.UNAUTHENTICATED, () -> stub.sendMessage(to("alice", "")));
    }
    DeviceClient client = DeviceClient.connect(messenger.channel(), "canary");
    await("stream is refused").until(() -> client.ended() != null);
    assertThat(messenger.events()).isEmpty();
  }

  @Test
  void badRequests_always_getAStatusThatRepeatsNothing() {
    MessengerServiceBlockingStub alice = messenger.as(messenger.register("alice"));
    messenger.register("canary");
    assertStatus(
        Status.Code.ALREADY_EXISTS,
        () ->
            alice.registerAccount(
                RegisterAccountRequest.newBuilder().setAccountId("canary").build()));
    assertStatus(
        Status.Code.INVALID_ARGUMENT,
        () ->
            alice.registerAccount(
                RegisterAccountRequest.newBuilder().setAccountId("canary!").build()));
    assertStatus(Status.Code.NOT_FOUND, () -> alice.sendMessage(to("canary2", "x")));
    assertStatus(
        Status.Code.NOT_FOUND,
        () -> alice.leaveGroup(LeaveGroupRequest.newBuilder().setGroupId("canaries").build()));
    assertStatus(Status.Code.INVALID_ARGUMENT, () -> alice.sendMessage(to("canary", "")));
    assertStatus(
        Status.Code.INVALID_ARGUMENT, () -> alice.sendMessage(to("canary", "x".repeat(65_537))));
    assertStatus(
        Status.Code.RESOURCE_EXHAUSTED, () -> alice.sendMessage(to("canary", "x".repeat(100_000))));
    assertStatus(
        Status.Code.INVALID_ARGUMENT,
        () -> alice.sendMessage(SendMessageRequest.getDefaultInstance()));
    assertThat(messenger.events()).isEmpty();
  }
}
