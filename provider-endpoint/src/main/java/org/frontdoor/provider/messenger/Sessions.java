package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The open sessions, at most one for a device. The end of a session must not get lost even when the
 * store is unavailable at that moment: it is then journaled when the next session opens, and after
 * a restart at the latest.
 */
final class Sessions {

  /** An end that is not in the journal yet. */
  private record End(long sessionId, String account) {}

  private final MessageStore store;
  private final Identifiers identifiers;
  private final Map<Device, Session> open = new ConcurrentHashMap<>();
  private final Queue<End> owed = new ConcurrentLinkedQueue<>();

  Sessions(MessageStore store, Identifiers identifiers) {
    this.store = store;
    this.identifiers = identifiers;
  }

  /** Journals the end of sessions that the last run of the process left open. */
  void closeLeftOver() {
    store.openSessions().forEach((id, account) -> owed.add(new End(id, account)));
    journalOwed();
  }

  Session open(Messenger messenger, Device device, MailListener listener) {
    journalOwed();
    long id = identifiers.session();
    store.commit(
        List.of(event(EventKind.SESSION_OPENED, device.account(), id)),
        List.of(new StoreChange.OpenSession(id, device.account())));
    Session session = new Session(messenger, device, id, listener);
    Session older = open.put(device, session);
    if (older != null) {
      older.supersede();
    }
    return session;
  }

  void closed(Session session) {
    open.remove(session.device(), session);
    owed.add(new End(session.id(), session.device().account()));
    try {
      journalOwed();
    } catch (JournalUnavailableException e) {
      // Still owed.
    }
  }

  private void journalOwed() {
    List<End> ends = new ArrayList<>();
    for (End end = owed.poll(); end != null; end = owed.poll()) {
      ends.add(end);
    }
    try {
      if (!ends.isEmpty()) {
        store.commit(
            ends.stream()
                .map(end -> event(EventKind.SESSION_CLOSED, end.account(), end.sessionId()))
                .toList(),
            ends.stream()
                .<StoreChange>map(end -> new StoreChange.CloseSession(end.sessionId()))
                .toList());
      }
    } catch (JournalUnavailableException e) {
      owed.addAll(ends);
      throw e;
    }
  }

  private static EventDraft event(EventKind kind, String account, long session) {
    return new EventDraft(
        kind, account, session, List.of(), "", ByteString.EMPTY, OptionalLong.empty());
  }

  /** The session that a device has open; 0 for none. */
  long idOf(Device device) {
    Session session = open.get(device);
    return session == null ? 0 : session.id();
  }

  void mailArrived(Device device) {
    Session session = open.get(device);
    if (session != null) {
      session.mailArrived();
    }
  }

  void closeAll() {
    List.copyOf(open.values()).forEach(Session::close);
  }
}
