package org.frontdoor.provider.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.messenger.v1.Envelope;
import org.frontdoor.provider.messenger.MessengerException.Reason;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessengerTest {

  private static final ByteString HELLO = ByteString.copyFromUtf8("sealed by the clients");
  private static final JournalBounds BOUNDS = new JournalBounds(100_000, 100 << 20);

  private final SecureRandom random = new SecureRandom();
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final Mail mail = new Mail();
  private MessageStore store;
  private Messenger messenger;

  @TempDir private Path folder;

  /** Counts what a session tells. */
  private static final class Mail implements MailListener {
    private int arrived;
    private int superseded;

    @Override
    public void mailArrived() {
      arrived++;
    }

    @Override
    public void superseded() {
      superseded++;
    }
  }

  @BeforeEach
  void start() {
    store = RocksMessageStore.open(folder, BOUNDS, () -> Instant.parse("2030-01-01T00:00:00Z"), 0);
    messenger = new Messenger(accounts, store, random);
  }

  @AfterEach
  void stop() {
    messenger.close();
    store.close();
  }

  /** As after kill -9: nobody says good-bye. */
  private void crashAndStart() {
    store.close();
    start();
  }

  private Device register(String account) throws MessengerException {
    return messenger.register(account, Aliases.NONE).device();
  }

  private ByteString send(Device from, String to) throws MessengerException {
    return messenger.send(from, new Recipient.Account(to), HELLO);
  }

  private List<JournaledEvent> events() {
    return store.journal().read(0, 10_000).events();
  }

  private static List<ByteString> ids(List<KeptMessage> messages) {
    return messages.stream().map(m -> m.envelope().getMessageId()).toList();
  }

  @Test
  void message_toAnOfflineAccount_waitsForEachOfItsDevices() throws Exception {
    Device alice = register("alice");
    Device bob1 = register("bob");
    Device bob2 = messenger.addDevice(bob1).device();
    ByteString id = send(alice, "bob");
    for (Device device : List.of(bob1, bob2)) {
      Session session = messenger.connect(device, mail);
      List<KeptMessage> messages = session.next(10);
      assertThat(messages)
          .extracting(KeptMessage::envelope)
          .containsExactly(
              Envelope.newBuilder()
                  .setMessageId(id)
                  .setSenderAccountId("alice")
                  .setTimeMicros(Instant.parse("2030-01-01T00:00:00Z").getEpochSecond() * 1_000_000)
                  .setContent(HELLO)
                  .build());
      session.acknowledge(id);
      assertThat(store.mailbox(device, -1, 10)).isEmpty();
    }
  }

  @Test
  void message_untilAcknowledged_isDeliveredInEverySession() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    ByteString first = send(alice, "bob");
    ByteString second = send(alice, "bob");
    try (Session session = messenger.connect(bob, mail)) {
      assertThat(ids(session.next(10))).containsExactly(first, second);
      assertThat(session.next(10)).isEmpty();
      session.acknowledge(first);
    }
    crashAndStart();
    try (Session session = messenger.connect(bob, mail)) {
      assertThat(ids(session.next(10))).containsExactly(second);
    }
  }

  @Test
  void acknowledgement_ofAnythingElse_isIgnored() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    ByteString id = send(alice, "bob");
    Session session = messenger.connect(bob, mail);
    session.acknowledge(id);
    session.next(1);
    session.acknowledge(id);
    session.acknowledge(id);
    session.acknowledge(ByteString.copyFrom(new byte[16]));
    assertThat(events())
        .extracting(JournaledEvent::kind)
        .containsExactly(
            EventKind.MESSAGE_SENT, EventKind.SESSION_OPENED, EventKind.MESSAGE_RETRIEVED);
    assertThat(events().getLast().messageId()).isEqualTo(id);
    assertThat(events().getLast().actor()).isEqualTo("bob");
    assertThat(events().getLast().sessionId()).isEqualTo(session.id());
  }

  @Test
  void window_whenFull_holdsBackUntilOneIsAcknowledged() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    for (int i = 0; i < Session.WINDOW + 5; i++) {
      send(alice, "bob");
    }
    Session session = messenger.connect(bob, mail);
    List<ByteString> got = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      got.addAll(ids(session.next(500)));
    }
    assertThat(got).hasSize(Session.WINDOW);
    assertThat(session.acknowledge(got.get(3))).isTrue();
    assertThat(session.next(500)).hasSize(1);
  }

  @Test
  void message_toAnOnlineDevice_wakesItsSession() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    Session session = messenger.connect(bob, mail);
    ByteString id = send(alice, "bob");
    assertThat(mail.arrived).isEqualTo(1);
    assertThat(ids(session.next(10))).containsExactly(id);
  }

  @Test
  void session_ofTheSender_isInTheEvent() throws Exception {
    Device alice = register("alice");
    register("bob");
    send(alice, "bob");
    Session session = messenger.connect(alice, mail);
    send(alice, "bob");
    session.close();
    session.close();
    assertThat(events())
        .extracting(JournaledEvent::kind)
        .containsExactly(
            EventKind.MESSAGE_SENT,
            EventKind.SESSION_OPENED,
            EventKind.MESSAGE_SENT,
            EventKind.SESSION_CLOSED);
    assertThat(events())
        .extracting(JournaledEvent::sessionId)
        .containsExactly(0L, session.id(), session.id(), session.id());
  }

  @Test
  void sessions_leftOpenByACrash_areClosedAtTheNextStart() throws Exception {
    Session session = messenger.connect(register("alice"), mail);
    crashAndStart();
    assertThat(events().getLast().kind()).isEqualTo(EventKind.SESSION_CLOSED);
    assertThat(events().getLast().sessionId()).isEqualTo(session.id());
    assertThat(store.openSessions()).isEmpty();
    crashAndStart();
    assertThat(events()).hasSize(2);
  }

  @Test
  void secondSession_ofADevice_endsTheFirst() throws Exception {
    Device alice = register("alice");
    Session first = messenger.connect(alice, mail);
    Session second = messenger.connect(alice, new Mail());
    assertThat(mail.superseded).isEqualTo(1);
    assertThat(first.next(10)).isEmpty();
    assertThat(store.openSessions()).containsOnlyKeys(second.id());
    first.close();
    assertThat(store.openSessions()).containsOnlyKeys(second.id());
  }

  @Test
  void groupMessage_isOneEventWithAllMembersAtThatTime() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    Device carol = register("carol");
    register("dave");
    messenger.createGroup(alice, "choir");
    messenger.addGroupMember(alice, "choir", "bob");
    messenger.addGroupMember(bob, "choir", "carol");
    messenger.leaveGroup(bob, "choir");
    ByteString id = messenger.send(carol, new Recipient.Members("choir"), HELLO);

    JournaledEvent sent = events().getLast();
    assertThat(sent.kind()).isEqualTo(EventKind.MESSAGE_SENT);
    assertThat(sent.actor()).isEqualTo("carol");
    assertThat(sent.recipients()).containsExactly("alice");
    assertThat(sent.group()).isEqualTo("choir");
    assertThat(ids(store.mailbox(alice, -1, 10))).containsExactly(id);
    assertThat(store.mailbox(bob, -1, 10)).isEmpty();
    assertThat(events())
        .extracting(JournaledEvent::kind, JournaledEvent::actor, JournaledEvent::recipients)
        .startsWith(
            tuple(EventKind.GROUP_CREATED, "alice", List.of()),
            tuple(EventKind.GROUP_JOINED, "alice", List.of("bob")),
            tuple(EventKind.GROUP_JOINED, "bob", List.of("carol")),
            tuple(EventKind.GROUP_LEFT, "bob", List.of()));
  }

  @Test
  void group_forStrangers_looksLikeNoGroup() throws Exception {
    Device alice = register("alice");
    Device bob = register("bob");
    messenger.createGroup(alice, "choir");
    for (String group : List.of("choir", "nothing")) {
      assertRefused(Reason.UNKNOWN_GROUP, () -> messenger.leaveGroup(bob, group));
      assertRefused(Reason.UNKNOWN_GROUP, () -> messenger.addGroupMember(bob, group, "bob"));
      assertRefused(
          Reason.UNKNOWN_GROUP, () -> messenger.send(bob, new Recipient.Members(group), HELLO));
    }
    assertRefused(Reason.TAKEN, () -> messenger.createGroup(bob, "choir"));
    assertRefused(Reason.ALREADY_MEMBER, () -> messenger.addGroupMember(alice, "choir", "alice"));
    assertThat(events()).hasSize(1);
  }

  @Test
  void group_whenFull_takesNobodyMore() throws Exception {
    Device alice = register("alice");
    messenger.createGroup(alice, "choir");
    for (int i = 1; i < Groups.MAX_MEMBERS; i++) {
      register("m" + i);
      messenger.addGroupMember(alice, "choir", "m" + i);
    }
    register("late");
    assertRefused(Reason.GROUP_FULL, () -> messenger.addGroupMember(alice, "choir", "late"));
  }

  @Test
  void badRequests_always_changeNothing() throws Exception {
    Device alice = register("alice");
    assertRefused(Reason.TAKEN, () -> messenger.register("alice", Aliases.NONE));
    assertRefused(Reason.BAD_IDENTIFIER, () -> messenger.register("al ice", Aliases.NONE));
    assertRefused(Reason.UNKNOWN_ACCOUNT, () -> send(alice, "nobody"));
    assertRefused(
        Reason.BAD_CONTENT,
        () -> messenger.send(alice, new Recipient.Account("alice"), ByteString.EMPTY));
    assertRefused(
        Reason.BAD_CONTENT,
        () ->
            messenger.send(
                alice,
                new Recipient.Account("alice"),
                ByteString.copyFrom(new byte[Messenger.MAX_CONTENT_BYTES + 1])));
    for (int i = 1; i < Messenger.MAX_DEVICES; i++) {
      messenger.addDevice(alice);
    }
    assertRefused(Reason.TOO_MANY_DEVICES, () -> messenger.addDevice(alice));
    assertThat(events()).isEmpty();
  }

  @Test
  void device_isKnownByItsTokenAlone() throws Exception {
    Registration alice = messenger.register("alice", Aliases.NONE);
    assertThat(messenger.authenticate(DeviceToken.shown(alice.token().reveal())))
        .hasValue(alice.device());
    assertThat(messenger.authenticate(DeviceToken.shown("something else"))).isEmpty();
  }

  private interface Attempt {
    void run() throws MessengerException;
  }

  private static void assertRefused(Reason reason, Attempt attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            MessengerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
