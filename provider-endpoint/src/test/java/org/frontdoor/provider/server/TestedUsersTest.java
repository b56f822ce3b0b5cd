package org.frontdoor.provider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.frontdoor.provider.storage.sqlite.SqliteAccounts;
import org.frontdoor.uppertester.v1.AddMember;
import org.frontdoor.uppertester.v1.CloseSession;
import org.frontdoor.uppertester.v1.CreateGroup;
import org.frontdoor.uppertester.v1.InjectedEvent;
import org.frontdoor.uppertester.v1.LeaveGroup;
import org.frontdoor.uppertester.v1.OpenSession;
import org.frontdoor.uppertester.v1.RetrieveMessages;
import org.frontdoor.uppertester.v1.SendMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestedUsersTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path folder;

  private AccountDirectory accounts;
  private MessageStore store;
  private Messenger messenger;
  private TestedUsers users;

  @BeforeEach
  void start() {
    SecureRandom random = new SecureRandom();
    accounts = SqliteAccounts.open(folder.resolve("messenger.db"));
    store =
        RocksMessageStore.open(
            folder.resolve("journal"), new JournalBounds(100_000, 100 << 20), () -> NOW);
    messenger = new Messenger(accounts, store, random);
    users = new TestedUsers(accounts, store.journal(), messenger, random);
    users.create(List.of("alice", "bob"));
  }

  @AfterEach
  void stop() {
    messenger.close();
    store.close();
    accounts.close();
  }

  @Test
  void message_isSentInTheSessionThatTheDeviceHasOpen() {
    users.perform(
        List.of(opens("alice", 1), sends("alice", 1, "bob"), sends("alice", 2, "bob"), closes()));

    long session = events().getFirst().sessionId();
    assertThat(session).isNotZero();
    assertThat(events())
        .extracting(JournaledEvent::kind, JournaledEvent::sessionId)
        .containsExactly(
            tuple(EventKind.SESSION_OPENED, session),
            tuple(EventKind.MESSAGE_SENT, session),
            tuple(EventKind.MESSAGE_SENT, 0L),
            tuple(EventKind.SESSION_CLOSED, session));
  }

  @Test
  void retrieve_fetchesWhatWaitsForTheDevice() {
    long next =
        users.perform(
            List.of(
                opens("alice", 1),
                sends("bob", 1, "alice"),
                event("alice", 1)
                    .setRetrieveMessages(RetrieveMessages.getDefaultInstance())
                    .build()));

    JournaledEvent last = events().getLast();
    assertThat(next).isEqualTo(3);
    assertThat(last.kind()).isEqualTo(EventKind.MESSAGE_RETRIEVED);
    assertThat(last.actor()).isEqualTo("alice");
    assertThat(last.messageId()).isEqualTo(events().get(1).messageId());
  }

  @Test
  void groups_areMadeJoinedAndLeft() {
    users.perform(
        List.of(
            event("alice", 1).setCreateGroup(CreateGroup.newBuilder().setGroupId("g")).build(),
            event("alice", 1)
                .setAddMember(AddMember.newBuilder().setGroupId("g").setAccountId("bob"))
                .build(),
            event("bob", 1).setLeaveGroup(LeaveGroup.newBuilder().setGroupId("g")).build()));

    assertThat(events())
        .extracting(JournaledEvent::kind)
        .containsExactly(EventKind.GROUP_CREATED, EventKind.GROUP_JOINED, EventKind.GROUP_LEFT);
  }

  @Test
  void deviceWithoutSession_cannotRetrieve() {
    InjectedEvent retrieves =
        event("alice", 1).setRetrieveMessages(RetrieveMessages.getDefaultInstance()).build();

    assertThatThrownBy(() -> users.perform(List.of(retrieves)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("open_session");
  }

  @Test
  void whatTheMessengerRefuses_isRefusedWithItsPlace() {
    InjectedEvent unknown = sends("alice", 1, "nobody");

    assertThatThrownBy(() -> users.perform(List.of(opens("alice", 1), unknown)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("events[1]: there is no such account");
  }

  private List<JournaledEvent> events() {
    return store.journal().read(0, 100).events();
  }

  private static InjectedEvent.Builder event(String account, int device) {
    return InjectedEvent.newBuilder().setAccountId(account).setDevice(device);
  }

  private static InjectedEvent opens(String account, int device) {
    return event(account, device).setOpenSession(OpenSession.getDefaultInstance()).build();
  }

  private static InjectedEvent closes() {
    return event("alice", 1).setCloseSession(CloseSession.getDefaultInstance()).build();
  }

  private static InjectedEvent sends(String account, int device, String to) {
    return event(account, device)
        .setSendMessage(
            SendMessage.newBuilder().setAccountId(to).setContent(ByteString.copyFromUtf8("sealed")))
        .build();
  }
}
