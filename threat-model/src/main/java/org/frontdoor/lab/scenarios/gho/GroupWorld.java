package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.mls.GroupChat;
import org.frontdoor.lab.messenger.mls.GroupChat.Incoming;
import org.frontdoor.lab.messenger.mls.Leaf;
import org.frontdoor.lab.messenger.mls.MemberKeys;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MlsException;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;
import org.frontdoor.lab.messenger.mls.NameAuthority;
import org.frontdoor.lab.messenger.mls.Received;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Stage;

/** Some users and their group, over the relay of the reference endpoint. */
final class GroupWorld {

  private static final List<String> NAMES =
      List.of("alice", "bob", "carol", "dan", "erin", "frank", "grace", "heidi");

  private final Stage stage;
  private final Relay relay;
  private final String group;
  private final SequencedMap<String, GroupChat> chats = new LinkedHashMap<>();
  private final SequencedMap<String, MemberKeys> keys = new LinkedHashMap<>();
  private final List<ByteString> carried = new ArrayList<>();
  private long readByFriends;
  private long refusedByPolicy;

  /**
   * Makes users; nobody has a group yet.
   *
   * @param name of the group, for the relay
   * @param members how many users
   */
  GroupWorld(Stage stage, Relay relay, String name, int members) {
    this.stage = stage;
    this.relay = relay;
    this.group = name;
    for (String user : NAMES.subList(0, members)) {
      keys.put(user, MemberKeys.generate(user, stage.secureRandom("keys of " + user)));
    }
  }

  /** Whether a key is what the users have compared among themselves. */
  boolean isCompared(Leaf leaf) {
    MemberKeys known = keys.get(leaf.name());
    return known != null && known.signatureKey().equals(leaf.signatureKey());
  }

  /** Every user has his name vouched for; before there is a group. */
  void vouchedBy(NameAuthority authority) {
    keys.replaceAll((name, own) -> authority.vouchFor(own));
  }

  /** The first makes the group and invites the others, who all think alike. */
  void gather(MembershipPolicy policy) throws MlsException {
    Endpoint endpoint = stage.reference();
    for (var user : keys.entrySet()) {
      String account = Relay.freshAccount(endpoint, group + "-" + user.getKey());
      chats.put(user.getKey(), new GroupChat(relay.register(account), user.getValue(), policy));
    }
    GroupChat founder = founder();
    founder.found(group);
    for (GroupChat chat : chats.values()) {
      if (chat != founder) {
        founder.invite(chat.device().account(), chat.keyPackage());
        receive();
      }
    }
  }

  GroupChat founder() {
    return chats.firstEntry().getValue();
  }

  SequencedMap<String, GroupChat> chats() {
    return chats;
  }

  String group() {
    return group;
  }

  Relay relay() {
    return relay;
  }

  /** Everything that the relay has carried of what users said, in order. */
  List<ByteString> carried() {
    return List.copyOf(carried);
  }

  /** How much of what users said was read by each of the others, as it is meant to be. */
  Metric readByFriends() {
    return Metric.fraction(
        readByFriends, (long) carried.size() * (chats.size() - 1), "texts to each member");
  }

  /** Messages that a user's own policy has refused. */
  long refusedByPolicy() {
    return refusedByPolicy;
  }

  /** Everybody says something, so many times, and everybody takes what has arrived. */
  void talk(int times) throws MlsException {
    for (int i = 0; i < times; i++) {
      for (var user : chats.entrySet()) {
        carried.add(user.getValue().say(user.getKey() + " says something"));
      }
    }
    receive();
  }

  /** One user renews his keys, in turn, and all go to the next epoch of the group. */
  void renew(long turn) throws MlsException {
    List.copyOf(chats.values()).get((int) (turn % chats.size())).renew();
    receive();
  }

  /** Everybody takes what the relay has for him. */
  void receive() {
    for (GroupChat chat : chats.values()) {
      chat.receive().forEach(this::count);
    }
  }

  private void count(Incoming incoming) {
    switch (incoming) {
      case Incoming.Taken taken ->
          readByFriends += taken.received() instanceof Received.Text ? 1 : 0;
      case Incoming.Joined joined -> {}
      case Incoming.Refused refused ->
          refusedByPolicy += refused.fault() == Fault.AGAINST_POLICY ? 1 : 0;
    }
  }

  /** Users who have been removed say nothing more. */
  void leaveOutRemoved() throws MlsException {
    for (String name : List.copyOf(chats.keySet())) {
      GroupChat chat = chats.get(name);
      if (chat != null && chat.member().isRemoved()) {
        chats.remove(name);
      }
    }
  }

  /** Leaves of somebody's roster that are no user with the key that the users have compared. */
  List<Leaf> strangers(GroupChat chat) throws MlsException {
    return chat.member().roster().stream().filter(leaf -> !isCompared(leaf)).toList();
  }

  /** How many users have a stranger in their roster. */
  long rostersWithStrangers() throws MlsException {
    long count = 0;
    for (GroupChat chat : chats.values()) {
      count += strangers(chat).isEmpty() ? 0 : 1;
    }
    return count;
  }
}
