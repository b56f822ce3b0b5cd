package org.frontdoor.lab.scenarios.obs;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.Aliases;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.MessengerException;
import org.frontdoor.provider.messenger.Recipient;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.frontdoor.provider.storage.sqlite.SqliteAccounts;

/** The reference endpoint's own messenger on its own stores, with a count of the sender's path. */
final class MessengerParts implements AutoCloseable {

  static final EndpointId PROVIDER = party("PROVIDER1");
  static final EndpointId AUTHORITY = party("AUTH0001");
  static final UUID TASK = new UUID(0, 1);
  static final String LIID = "LI-0123456789abcdef";
  private static final String FRIEND = "lab-obs01-friend";
  private static final long RESERVE = 1L << 20;

  private final SenderPath path = new SenderPath(Thread.currentThread());
  private final AccountDirectory accounts;
  private final CountingStore store;
  private final Messenger messenger;
  private final Map<String, Device> devices = new HashMap<>();

  MessengerParts(Stage stage, Set<String> users) throws MessengerException {
    Path folder = stage.folder();
    this.accounts = SqliteAccounts.open(folder.resolve("messenger.db"));
    this.store =
        new CountingStore(
            RocksMessageStore.open(
                folder.resolve("journal"),
                new JournalBounds(Long.MAX_VALUE, Long.MAX_VALUE),
                clock(),
                RESERVE),
            path);
    this.messenger = new Messenger(accounts, store, stage.secureRandom("messenger"));
    for (String user : users) {
      devices.put(user, messenger.register(user, Aliases.NONE).device());
    }
    var unused = messenger.register(FRIEND, Aliases.NONE);
  }

  /** Time stands still. */
  static InstantSource clock() {
    return InstantSource.fixed(LogicalClock.START);
  }

  static Instant begin() {
    return LogicalClock.START;
  }

  static DeliveryKeyPair newKey() throws SealException {
    return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
  }

  private static EndpointId party(String id) {
    return EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier(id).build();
  }

  SenderPath path() {
    return path;
  }

  MessageStore store() {
    return store;
  }

  /** How many messages each account has written, by the messenger's store. */
  Map<String, Long> written() {
    return store.written();
  }

  /** A message goes through the messenger, to a friend. */
  void send(String from) throws MessengerException {
    var unused =
        messenger.send(
            Objects.requireNonNull(devices.get(from)),
            new Recipient.Account(FRIEND),
            ByteString.copyFromUtf8("hello"));
  }

  @Override
  public void close() {
    messenger.close();
    store.close();
    accounts.close();
  }
}
