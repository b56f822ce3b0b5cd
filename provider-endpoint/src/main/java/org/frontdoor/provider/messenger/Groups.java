package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.frontdoor.provider.messenger.MessengerException.Reason;

/** Who is in which group. A message to a group and a change of it never overtake each other. */
final class Groups {

  /** Most members of a group. */
  static final int MAX_MEMBERS = 256;

  private final MessageStore store;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  Groups(MessageStore store) {
    this.store = store;
  }

  void create(String creator, long session, String groupId) throws MessengerException {
    lock.writeLock().lock();
    try {
      if (store.group(groupId).isPresent()) {
        throw new MessengerException(Reason.TAKEN);
      }
      change(
          new Group(groupId, List.of(creator)),
          event(EventKind.GROUP_CREATED, creator, session, List.of(), groupId));
    } finally {
      lock.writeLock().unlock();
    }
  }

  void add(String member, long session, String groupId, String added) throws MessengerException {
    lock.writeLock().lock();
    try {
      List<String> members = new ArrayList<>(membersFor(member, groupId));
      if (members.contains(added)) {
        throw new MessengerException(Reason.ALREADY_MEMBER);
      }
      if (members.size() >= MAX_MEMBERS) {
        throw new MessengerException(Reason.GROUP_FULL);
      }
      members.add(added);
      change(
          new Group(groupId, members),
          event(EventKind.GROUP_JOINED, member, session, List.of(added), groupId));
    } finally {
      lock.writeLock().unlock();
    }
  }

  void leave(String member, long session, String groupId) throws MessengerException {
    lock.writeLock().lock();
    try {
      List<String> members = new ArrayList<>(membersFor(member, groupId));
      members.remove(member);
      change(
          new Group(groupId, members),
          event(EventKind.GROUP_LEFT, member, session, List.of(), groupId));
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Does something with the other members of a group, which stay the same meanwhile. */
  <T> T withOthers(String member, String groupId, Function<List<String>, T> work)
      throws MessengerException {
    lock.readLock().lock();
    try {
      List<String> others = new ArrayList<>(membersFor(member, groupId));
      others.remove(member);
      return work.apply(others);
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<String> membersFor(String member, String groupId) throws MessengerException {
    Optional<List<String>> members = store.group(groupId).map(Group::members);
    return members
        .filter(all -> all.contains(member))
        .orElseThrow(() -> new MessengerException(Reason.UNKNOWN_GROUP));
  }

  private void change(Group group, EventDraft event) {
    store.commit(List.of(event), List.of(new StoreChange.PutGroup(group)));
  }

  private static EventDraft event(
      EventKind kind, String actor, long session, List<String> recipients, String group) {
    return new EventDraft(
        kind, actor, session, recipients, group, ByteString.EMPTY, OptionalLong.empty());
  }
}
