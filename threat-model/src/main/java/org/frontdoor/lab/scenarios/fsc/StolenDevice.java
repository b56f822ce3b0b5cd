package org.frontdoor.lab.scenarios.fsc;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetConversation;
import org.frontdoor.lab.messenger.ratchet.RatchetDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetException;
import org.frontdoor.lab.messenger.ratchet.RatchetLibrary;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * FSC-01: everything on Bob's device is copied once, unnoticed. The thief, who also records what
 * the relay carries, opens nothing of the past, and of what comes after only as much as is sent to
 * Bob before Bob has answered with a fresh key and Alice has written under it.
 */
public final class StolenDevice implements Scenario {

  private static final Knowledge<RatchetDevice> STATE = new Knowledge<>("device.state");
  private static final Knowledge<List<ByteString>> TRAFFIC = new Knowledge<>("recorded.traffic");

  private @Nullable World world;
  private @Nullable RatchetDevice stolen;
  private long readOfThePast;

  private record World(
      Stage stage, RatchetConversation alice, RatchetConversation bob, int past, String number) {}

  @Override
  public Optional<String> missing(String profile) {
    return RatchetLibrary.installed().isPresent()
        ? Optional.empty()
        : Optional.of(RatchetLibrary.MISSING);
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    RatchetLibrary library = RatchetLibrary.installed().orElseThrow();
    Relay relay = stage.onRevert(Relay.of(stage.reference()));
    RelayDevice alices = relay.register(Relay.freshAccount(stage.reference(), "fsc01-alice"));
    RelayDevice bobs = relay.register(Relay.freshAccount(stage.reference(), "fsc01-bob"));
    RatchetConversation alice = conversation(library, alices, bobs);
    RatchetConversation bob = conversation(library, bobs, alices);
    alice.begin(bob.device().offer());
    int trips = stage.parameters().integer("trips_before");
    for (int trip = 0; trip < trips; trip++) {
      trip(stage, alice, bob);
    }
    if (copiedBeforeAnAnswer(stage)) {
      there(stage, alice, bob);
    }
    world = new World(stage, alice, bob, alice.carried().size(), number(alice, bob));
    stage.story().does("Alice and Bob", "have written to each other for some time");
    stage.grant(TRAFFIC, alice.carried());
    stage.grant(
        STATE,
        bob.device().copy(),
        () -> library.newDevice(bobs.address(), TrustRule.FIRST_OF_EACH_ACCOUNT));
  }

  private static RatchetConversation conversation(
      RatchetLibrary library, RelayDevice own, RelayDevice other) {
    return new RatchetConversation(
        own, other.address(), library.newDevice(own.address(), TrustRule.FIRST_OF_EACH_ACCOUNT));
  }

  private static boolean copiedBeforeAnAnswer(Stage stage) {
    return stage.parameters().text("copied").equals("before_an_answer");
  }

  /** The safety number, as Alice computes it from Bob's key. */
  private static String number(RatchetConversation alice, RatchetConversation bob) {
    return alice
        .device()
        .safetyNumber(
            alice.address().account(), bob.address().account(), bob.device().identityKey());
  }

  /** Alice writes; Bob, unless he only reads, answers as often. */
  private static void trip(Stage stage, RatchetConversation alice, RatchetConversation bob)
      throws RatchetException {
    there(stage, alice, bob);
    back(stage, alice, bob);
  }

  private static void there(Stage stage, RatchetConversation alice, RatchetConversation bob)
      throws RatchetException {
    int each = stage.parameters().integer("messages_each");
    for (int i = 0; i < each; i++) {
      alice.say("Alice says something");
    }
    bob.receive();
  }

  private static void back(Stage stage, RatchetConversation alice, RatchetConversation bob)
      throws RatchetException {
    int each = stage.parameters().integer("messages_each");
    if (stage.parameters().flag("bob_answers")) {
      for (int i = 0; i < each; i++) {
        bob.say("Bob answers");
      }
      alice.receive();
    }
    var unused = stage.clock().next();
  }

  @Override
  public void detonate(Adversary adversary) {
    RatchetDevice state = adversary.uses(STATE);
    stolen = state;
    adversary.story().holds("a copy of all that is on Bob's device, and what the relay carried");
    for (ByteString message : adversary.uses(TRAFFIC)) {
      readOfThePast += opens(state.copy(), message) ? 1 : 0;
    }
  }

  @Override
  public Outcome observe() throws Exception {
    World built = built();
    int first = 1;
    if (copiedBeforeAnAnswer(built.stage())) {
      back(built.stage(), built.alice(), built.bob());
      first = 2;
    }
    int trips = built.stage().parameters().integer("trips_after") + first - 1;
    long read = 0;
    long lastTripRead = 0;
    for (int trip = first; trip <= trips; trip++) {
      int before = built.alice().carried().size();
      trip(built.stage(), built.alice(), built.bob());
      long opened = listen(built.alice().carried().subList(before, built.alice().carried().size()));
      read += opened;
      lastTripRead = opened > 0 ? trip : lastTripRead;
    }
    long after = (long) built.alice().carried().size() - built.past();
    boolean healed = lastTripRead < trips;
    Effect future = healed ? Effect.ofHarm(read, after) : Effect.BREAKS;
    boolean judgesThePast = built.stage().parameters().text("judged").equals("past");
    return Outcome.of(
            judgesThePast ? Effect.ofHarm(readOfThePast, built.past()) : future, visibility(after))
        .with("m_past", Metric.fraction(readOfThePast, built.past(), "messages to Bob before"))
        .with(
            "messages",
            Metric.count(read, "messages to Bob in " + (trips - first + 1) + " round trips"))
        .with("m_future", Metric.fraction(read, after, "messages to Bob after"))
        .with(
            "trips",
            healed
                ? Metric.count(lastTripRead, "round trips")
                : Metric.notWithin(trips, "round trips"))
        .with("read_by_bob", Metric.fraction(built.bob().read(), built.past() + after, "messages"));
  }

  /** Alice and Bob look for lost messages, and at the safety number. */
  private Visibility visibility(long after) {
    World built = built();
    boolean lost = built.bob().read() < built.past() + after;
    boolean changed = !built.number().equals(number(built.alice(), built.bob()));
    if (lost || changed) {
      return Visibility.evidentLater(
          "users", "messages and safety number", built.stage().clock().epoch());
    }
    built.stage().story().sees("Alice and Bob", "find every message, and the same safety number");
    return Visibility.SILENT;
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }

  /** The thief follows the conversation with the copy as far as it goes. */
  private long listen(List<ByteString> messages) {
    RatchetDevice thief = stolen;
    return thief == null ? 0 : messages.stream().filter(message -> opens(thief, message)).count();
  }

  private boolean opens(RatchetDevice device, ByteString message) {
    try {
      return !device.decrypt(built().alice().address(), message).isEmpty();
    } catch (RatchetException e) {
      return false;
    }
  }
}
