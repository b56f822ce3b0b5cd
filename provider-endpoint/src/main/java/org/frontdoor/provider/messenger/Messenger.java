package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.frontdoor.provider.messenger.MessengerException.Reason;

/**
 * The messenger as its users know it. Whatever changes something journals it in the same atomic,
 * durable write and returns after it: a message that was handed in is in the journal and in the
 * mailbox of every device of its recipients, or neither.
 *
 * <p>Thread-safe. All methods throw {@link JournalUnavailableException} when the store or the
 * directory cannot be used at present; then nothing has changed.
 */
public final class Messenger implements AutoCloseable {

  /** Most bytes of content in a message. */
  public static final int MAX_CONTENT_BYTES = 65_536;

  /** Most devices of an account. */
  static final int MAX_DEVICES = 16;

  private final AccountDirectory accounts;
  private final MessageStore store;
  private final SecureRandom random;
  private final Identifiers identifiers;
  private final Groups groups;
  private final Sessions sessions;

  /**
   * Starts the messenger; sessions that a crash left open are closed in the journal.
   *
   * @param random for tokens and identifiers
   */
  public Messenger(AccountDirectory accounts, MessageStore store, SecureRandom random) {
    this.accounts = accounts;
    this.store = store;
    this.random = random;
    this.identifiers = new Identifiers(random);
    this.groups = new Groups(store);
    this.sessions = new Sessions(store, identifiers);
    sessions.closeLeftOver();
  }

  /** Makes an account with its first device. */
  public Registration register(String accountId, Aliases aliases) throws MessengerException {
    requireName(accountId);
    if (!accounts.create(accountId, aliases)) {
      throw new MessengerException(Reason.TAKEN);
    }
    return newDevice(accountId);
  }

  /** Adds a device to an account. */
  public Registration addDevice(Device caller) throws MessengerException {
    if (accounts.deviceCount(caller.account()) >= MAX_DEVICES) {
      throw new MessengerException(Reason.TOO_MANY_DEVICES);
    }
    return newDevice(caller.account());
  }

  private Registration newDevice(String accountId) {
    DeviceToken token = DeviceToken.generate(random);
    return new Registration(accounts.addDevice(accountId, token.hash()), token);
  }

  /** The device that shows this token. */
  public Optional<Device> authenticate(DeviceToken token) {
    return accounts.deviceOf(token.hash());
  }

  /**
   * Takes a message. When this returns it is durable, for all its recipients.
   *
   * @return identifier of the message
   */
  public ByteString send(Device from, Recipient to, ByteString content) throws MessengerException {
    if (content.isEmpty() || content.size() > MAX_CONTENT_BYTES) {
      throw new MessengerException(Reason.BAD_CONTENT);
    }
    return switch (to) {
      case Recipient.Account account -> {
        if (!accounts.exists(account.id())) {
          throw new MessengerException(Reason.UNKNOWN_ACCOUNT);
        }
        yield send(from, List.of(account.id()), "", content);
      }
      case Recipient.Members group ->
          groups.withOthers(
              from.account(),
              group.groupId(),
              others -> send(from, others, group.groupId(), content));
    };
  }

  private ByteString send(Device from, List<String> to, String group, ByteString content) {
    ByteString messageId = identifiers.message();
    List<Device> devices = devicesOf(to);
    List<StoreChange> mail = new ArrayList<>(devices.size());
    devices.forEach(device -> mail.add(new StoreChange.Keep(device, content)));
    store.commit(
        List.of(
            new EventDraft(
                EventKind.MESSAGE_SENT,
                from.account(),
                sessions.idOf(from),
                to,
                group,
                messageId,
                OptionalLong.empty())),
        mail);
    devices.forEach(sessions::mailArrived);
    return messageId;
  }

  /** Simulated users have no devices: they are taken to be online and to take it at once. */
  private List<Device> devicesOf(List<String> recipients) {
    List<Device> devices = new ArrayList<>();
    for (String account : recipients) {
      int count = accounts.deviceCount(account);
      for (int number = 1; number <= count; number++) {
        devices.add(new Device(account, number));
      }
    }
    return devices;
  }

  /** Makes a group with the caller as its first member. */
  public void createGroup(Device caller, String groupId) throws MessengerException {
    requireName(groupId);
    groups.create(caller.account(), sessions.idOf(caller), groupId);
  }

  /** Adds an account to a group that the caller is in. */
  public void addGroupMember(Device caller, String groupId, String accountId)
      throws MessengerException {
    if (!accounts.exists(accountId)) {
      throw new MessengerException(Reason.UNKNOWN_ACCOUNT);
    }
    groups.add(caller.account(), sessions.idOf(caller), groupId, accountId);
  }

  /** Takes the caller out of a group. */
  public void leaveGroup(Device caller, String groupId) throws MessengerException {
    groups.leave(caller.account(), sessions.idOf(caller), groupId);
  }

  /**
   * Opens a session for a device. An older session of the same device is ended.
   *
   * @param listener told of mail from now on, perhaps before this returns
   */
  public Session connect(Device device, MailListener listener) {
    return sessions.open(this, device, listener);
  }

  List<KeptMessage> mailbox(Device device, long afterNumber, int max) {
    return store.mailbox(device, afterNumber, max);
  }

  void retrieved(Session session, ByteString messageId, long number, String group) {
    store.commit(
        List.of(
            new EventDraft(
                EventKind.MESSAGE_RETRIEVED,
                session.device().account(),
                session.id(),
                List.of(),
                group,
                messageId,
                OptionalLong.empty())),
        List.of(new StoreChange.Release(session.device(), number)));
  }

  void closed(Session session) {
    sessions.closed(session);
  }

  private static void requireName(String name) throws MessengerException {
    if (!Identifiers.isName(name)) {
      throw new MessengerException(Reason.BAD_IDENTIFIER);
    }
  }

  /** Ends all sessions. The store and the directory stay open; whoever opened them closes them. */
  @Override
  public void close() {
    sessions.closeAll();
  }
}
