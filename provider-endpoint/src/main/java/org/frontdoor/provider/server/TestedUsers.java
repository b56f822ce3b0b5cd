package org.frontdoor.provider.server;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.DeviceToken;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.KeptMessage;
import org.frontdoor.provider.messenger.MailListener;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.MessengerException;
import org.frontdoor.provider.messenger.Recipient;
import org.frontdoor.provider.messenger.Session;
import org.frontdoor.uppertester.v1.InjectedEvent;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.frontdoor.uppertester.v1.SendMessage;

/**
 * Users whom the upper tester plays. What they do goes through the messenger as if their devices
 * had asked for it; messages that are injected plainly go into the journal alone, many at once.
 */
final class TestedUsers {

  private static final int MOST_DEVICES = 16;
  private static final int AT_ONCE = 100;

  private final AccountDirectory accounts;
  private final EventJournal journal;
  private final Messenger messenger;
  private final SecureRandom random;
  private final Map<Device, Session> sessions = new ConcurrentHashMap<>();

  /**
   * @param random for the tokens of devices, which nobody ever shows
   */
  TestedUsers(
      AccountDirectory accounts, EventJournal journal, Messenger messenger, SecureRandom random) {
    this.accounts = accounts;
    this.journal = journal;
    this.messenger = messenger;
    this.random = random;
  }

  /** Makes accounts; gives how many were new. */
  long create(List<String> accountIds) {
    return accounts.createAll(accountIds.iterator());
  }

  /** Takes messages without sessions and content; gives the offset after the last. */
  long take(List<InjectedMessage> messages) {
    List<EventDraft> drafts = messages.stream().map(this::draft).toList();
    return journal.append(drafts) + drafts.size();
  }

  private EventDraft draft(InjectedMessage message) {
    requireAccount("messages: sender", message.getSender());
    requireAccount("messages: recipient", message.getRecipient());
    return new EventDraft(
        EventKind.MESSAGE_SENT,
        message.getSender(),
        0,
        List.of(message.getRecipient()),
        "",
        ByteString.EMPTY,
        message.hasTraceTimeSeconds()
            ? OptionalLong.of(message.getTraceTimeSeconds())
            : OptionalLong.empty());
  }

  /**
   * Does one thing after another; gives the offset after the last of it.
   *
   * @throws StatusRuntimeException if the messenger refuses one; those after it are not done
   */
  long perform(List<InjectedEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      try {
        perform(events.get(i));
      } catch (MessengerException e) {
        throw refused("events[" + i + "]: " + e.reason().text());
      }
    }
    return journal.nextOffset();
  }

  private void perform(InjectedEvent event) throws MessengerException {
    Device device = device(event);
    switch (event.getActionCase()) {
      case OPEN_SESSION -> sessions.put(device, messenger.connect(device, new NoMail()));
      case CLOSE_SESSION -> session(device).close();
      case SEND_MESSAGE -> send(device, event.getSendMessage());
      case RETRIEVE_MESSAGES -> retrieve(session(device));
      case CREATE_GROUP -> messenger.createGroup(device, event.getCreateGroup().getGroupId());
      case ADD_MEMBER ->
          messenger.addGroupMember(
              device, event.getAddMember().getGroupId(), event.getAddMember().getAccountId());
      case LEAVE_GROUP -> messenger.leaveGroup(device, event.getLeaveGroup().getGroupId());
      case ACTION_NOT_SET -> throw refused("events: each needs an action");
    }
  }

  private Device device(InjectedEvent event) {
    requireAccount("events: account_id", event.getAccountId());
    if (event.getDevice() < 1 || event.getDevice() > MOST_DEVICES) {
      throw refused("events: device must be 1 to " + MOST_DEVICES);
    }
    while (accounts.deviceCount(event.getAccountId()) < event.getDevice()) {
      var unused = accounts.addDevice(event.getAccountId(), DeviceToken.generate(random).hash());
    }
    return new Device(event.getAccountId(), event.getDevice());
  }

  private Session session(Device device) {
    Session session = sessions.get(device);
    if (session == null) {
      throw refused("events: the device must have opened a session; put an open_session first");
    }
    return session;
  }

  private void send(Device device, SendMessage message) throws MessengerException {
    Recipient to =
        switch (message.getRecipientCase()) {
          case ACCOUNT_ID -> new Recipient.Account(message.getAccountId());
          case GROUP_ID -> new Recipient.Members(message.getGroupId());
          case RECIPIENT_NOT_SET -> throw refused("events: a message needs a recipient");
        };
    var unused = messenger.send(device, to, message.getContent());
  }

  private static void retrieve(Session session) {
    List<KeptMessage> messages = session.next(AT_ONCE);
    while (!messages.isEmpty()) {
      for (KeptMessage message : messages) {
        var unused = session.acknowledge(message.envelope().getMessageId());
      }
      messages = session.next(AT_ONCE);
    }
  }

  private void requireAccount(String field, String accountId) {
    if (!accounts.exists(accountId)) {
      throw refused(field + " must have an account; call CreateAccounts");
    }
  }

  private static StatusRuntimeException refused(String text) {
    return Status.INVALID_ARGUMENT.withDescription(text).asRuntimeException();
  }

  /** Mail is fetched when the tester asks for it. */
  private static final class NoMail implements MailListener {
    @Override
    public void mailArrived() {}

    @Override
    public void superseded() {}
  }
}
