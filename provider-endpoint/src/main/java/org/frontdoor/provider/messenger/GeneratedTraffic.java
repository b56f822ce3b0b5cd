package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * The events of generated traffic, in order, as a pure function of seed and number of users. Users
 * come, write to a few partners and to their group, and go; some do it far more often than others.
 * Memory grows with the number of users by one bit each.
 */
final class GeneratedTraffic {

  /** Users with consecutive numbers that have a group in common. */
  private static final int GROUP_SIZE = 8;

  private static final int PARTNERS = 8;
  private static final int MAX_ACTIVE = 2_000;
  private static final double OPENING_SHARE = 0.15;
  private static final double GROUP_SHARE = 0.2;
  private static final double LAST_MESSAGE_SHARE = 1 / 8.0;

  private record Active(int user, long session) {}

  private final long seed;
  private final int users;
  private final SplittableRandom random;
  private final List<Active> active = new ArrayList<>();
  private final BitSet online;
  private final BitSet groups = new BitSet();
  private final Queue<EventDraft> pending = new ArrayDeque<>();
  private long sessions;
  private long messages;

  GeneratedTraffic(long seed, int users) {
    this.seed = seed;
    this.users = users;
    this.random = new SplittableRandom(seed);
    this.online = new BitSet(users);
  }

  EventDraft next() {
    EventDraft waiting = pending.poll();
    if (waiting != null) {
      return waiting;
    }
    int most = Math.min(MAX_ACTIVE, users / 2 + 1);
    if (active.isEmpty() || (active.size() < most && random.nextDouble() < OPENING_SHARE)) {
      return open();
    }
    int index = random.nextInt(active.size());
    return random.nextDouble() < LAST_MESSAGE_SHARE ? close(index) : message(active.get(index));
  }

  private EventDraft open() {
    // Squared, so that a few users are far more active than most.
    double skewed = random.nextDouble() * random.nextDouble();
    int user = online.nextClearBit((int) (skewed * users));
    if (user >= users) {
      user = online.nextClearBit(0);
    }
    Active opened = new Active(user, Identifiers.GENERATED_SESSION | ++sessions);
    online.set(user);
    active.add(opened);
    return event(EventKind.SESSION_OPENED, opened, List.of(), "");
  }

  private EventDraft close(int index) {
    Active closed = active.set(index, active.getLast());
    active.removeLast();
    online.clear(closed.user());
    return event(EventKind.SESSION_CLOSED, closed, List.of(), "");
  }

  private EventDraft message(Active sender) {
    int first = sender.user() / GROUP_SIZE * GROUP_SIZE;
    int end = Math.min(users, first + GROUP_SIZE);
    if (end - first > 1 && random.nextDouble() < GROUP_SHARE) {
      return groupMessage(sender, first, end);
    }
    return sent(sender, List.of(account(partner(sender.user()))), "");
  }

  private EventDraft groupMessage(Active sender, int first, int end) {
    String group = "group" + first / GROUP_SIZE;
    List<String> others = new ArrayList<>(GROUP_SIZE);
    for (int user = first; user < end; user++) {
      if (user != sender.user()) {
        others.add(account(user));
      }
    }
    if (!groups.get(first / GROUP_SIZE)) {
      groups.set(first / GROUP_SIZE);
      pending.add(event(EventKind.GROUP_CREATED, sender, List.of(), group));
      others.forEach(
          other -> pending.add(event(EventKind.GROUP_JOINED, sender, List.of(other), group)));
    }
    pending.add(sent(sender, others, group));
    return pending.remove();
  }

  /** One of a user's few partners, the first ones more often. */
  private int partner(int user) {
    int place = Math.min(random.nextInt(PARTNERS), random.nextInt(PARTNERS));
    SplittableRandom friendships =
        new SplittableRandom(seed ^ ((long) user * PARTNERS + place) * 0x9E3779B97F4A7C15L);
    int partner = friendships.nextInt(users - 1);
    return partner < user ? partner : partner + 1;
  }

  private EventDraft sent(Active sender, List<String> to, String group) {
    return new EventDraft(
        EventKind.MESSAGE_SENT,
        account(sender.user()),
        sender.session(),
        to,
        group,
        Identifiers.message(seed, ++messages),
        OptionalLong.empty());
  }

  private static EventDraft event(EventKind kind, Active actor, List<String> to, String group) {
    return new EventDraft(
        kind,
        account(actor.user()),
        actor.session(),
        to,
        group,
        ByteString.EMPTY,
        OptionalLong.empty());
  }

  private static String account(int user) {
    return TrafficProfile.account(user);
  }
}
