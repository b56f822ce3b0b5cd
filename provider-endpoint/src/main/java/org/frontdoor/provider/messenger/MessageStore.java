package org.frontdoor.provider.messenger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the messenger keeps besides its accounts: the journal, the mailboxes, the groups
 * and the open sessions, in one place, because an event and what it changes are durable together or
 * not at all. {@code MessageStoreContract} in the tests is what an implementation has to pass.
 *
 * <p>All methods throw {@link JournalUnavailableException} as those of the journal do.
 */
public interface MessageStore extends AutoCloseable {

  /** The journal, which lives and is closed with this store. */
  EventJournal journal();

  /**
   * Journals events and makes changes, in one atomic write. Returns when both are durable.
   *
   * @return offset of the first event
   * @throws JournalUnavailableException if neither happened
   */
  long commit(List<EventDraft> events, List<StoreChange> changes);

  /**
   * Messages that wait for a device, in their order.
   *
   * @param afterNumber the last one already known; -1 to begin
   * @param max at most so many, at least 1
   */
  List<KeptMessage> mailbox(Device device, long afterNumber, int max);

  /** The group with this identifier, if there has ever been one. */
  Optional<Group> group(String groupId);

  /** Sessions that were opened and not closed, with their accounts. */
  Map<Long, String> openSessions();

  /** Closes the store and its journal. */
  @Override
  void close();
}
