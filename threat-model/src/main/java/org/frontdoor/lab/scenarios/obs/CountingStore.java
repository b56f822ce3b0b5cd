package org.frontdoor.lab.scenarios.obs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.Group;
import org.frontdoor.provider.messenger.KeptMessage;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.messenger.StoreChange;

/** A messenger's store that counts its durable writes, and who has written how many messages. */
final class CountingStore implements MessageStore {

  private final MessageStore store;
  private final SenderPath path;
  private final Map<String, Long> written = new ConcurrentHashMap<>();

  CountingStore(MessageStore store, SenderPath path) {
    this.store = store;
    this.path = path;
  }

  @Override
  public EventJournal journal() {
    return store.journal();
  }

  @Override
  public long commit(List<EventDraft> events, List<StoreChange> changes) {
    path.durableWrite();
    events.stream()
        .filter(event -> event.kind() == EventKind.MESSAGE_SENT)
        .forEach(event -> written.merge(event.actor(), 1L, Long::sum));
    return store.commit(events, changes);
  }

  /** How many messages each account has written. */
  Map<String, Long> written() {
    return Map.copyOf(written);
  }

  @Override
  public List<KeptMessage> mailbox(Device device, long afterNumber, int max) {
    return store.mailbox(device, afterNumber, max);
  }

  @Override
  public Optional<Group> group(String groupId) {
    return store.group(groupId);
  }

  @Override
  public Map<Long, String> openSessions() {
    return store.openSessions();
  }

  @Override
  public void close() {
    store.close();
  }
}
