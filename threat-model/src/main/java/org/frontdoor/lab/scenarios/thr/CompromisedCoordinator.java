package org.frontdoor.lab.scenarios.thr;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.OpeningOrder;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.KeyCeremony;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.jspecify.annotations.Nullable;

/**
 * THR-09: the coordinator between authority and agents is taken over. It has the connections, and
 * every order that it has ever carried; it has no warrant and no key. It makes orders up, changes
 * old ones, and sends old ones again to read the answers.
 */
public final class CompromisedCoordinator implements Scenario {

  private static final Knowledge<TlsIdentity> TLS = new Knowledge<>("coordinator.tls");
  private static final Knowledge<List<SignedMessage>> ORDERS = new Knowledge<>("carried.orders");
  private static final Knowledge<Letter.Wire> CARRIED = new Knowledge<>("carried.message");
  private static final Knowledge<List<Letter.Wire>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String TARGET = "user-0";
  private static final String KEY = "group";

  private @Nullable World world;

  private record World(
      Stage stage,
      Jurisdiction state,
      KeyCeremony ceremony,
      EscrowPublicKey key,
      Traffic traffic,
      int lawful) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    AgentPolicy policy =
        stage.parameters().flag("trusts_coordinator")
            ? AgentPolicy.trustingItsCaller()
            : AgentPolicy.hardened();
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    List<RunningAgent> agents = new ArrayList<>();
    for (int i = 1; i <= stage.parameters().integer("agents"); i++) {
      agents.add(state.agent("agent" + i, AgentSetup.shared(policy, KEY)));
    }
    KeyCeremony ceremony = new KeyCeremony(state, agents, KEY);
    EscrowPublicKey key = ceremony.generate(stage.parameters().integer("threshold"));
    Traffic traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, stage.parameters().integer("messages"), List.of(key));
    TlsIdentity tls = state.coordinator();
    Letter asked = traffic.letters().getFirst();
    SignedMessage order = order(stage, state, asked);
    var escrow = new Opener.Escrow(key, doors(state, ceremony, tls), order);
    boolean opened =
        asked.isReadWith(
            state
                .authority()
                .opener()
                .open(BlobReader.read(asked.wire().blob()), Map.of(KEY, escrow))
                .key());
    stage.story().does("The authority", "has one message opened, through the coordinator");
    world = new World(stage, state, ceremony, key, traffic, opened ? 1 : 0);
    stage.grant(
        TLS,
        tls,
        () ->
            new Jurisdiction("XX", stage.clock(), what -> stage.secureRandom("decoy " + what))
                .coordinator());
    stage.grant(ORDERS, List.of(order));
    stage.grant(CARRIED, asked.wire());
    stage.grant(WIRE, traffic.wire(1));
  }

  private static SignedMessage order(Stage stage, Jurisdiction state, Letter asked) {
    var now = stage.clock().instant();
    ByteString warrant =
        state.warrant(
            "W-1", TARGET, now.minus(stage.clock().length()), now.plus(stage.clock().length()));
    OrderDesk.Ground ground = state.logged("LIID-1", warrant);
    return state.authority().order(ground, asked.wire().blob());
  }

  private static SortedMap<Integer, Opener.Agent> doors(
      Jurisdiction state, KeyCeremony ceremony, TlsIdentity tls) {
    SortedMap<Integer, Opener.Agent> doors = new TreeMap<>();
    for (var agent : ceremony.agents().entrySet()) {
      AgentChannel channel = state.connect(agent.getValue(), tls);
      doors.put(agent.getKey(), new Opener.Agent(agent.getValue().id(), channel::open));
    }
    return doors;
  }

  @Override
  public void detonate(Adversary adversary) {
    SortedMap<Integer, Opener.Agent> doors =
        doors(world().state(), world().ceremony(), adversary.uses(TLS));
    SignedMessage carried = adversary.uses(ORDERS).getFirst();
    int opened = 0;
    adversary.story().does("The coordinator", "asks every agent for messages that nobody ordered");
    for (Letter.Wire wire : adversary.uses(WIRE)) {
      Optional<MessageKey> key = ask(adversary, doors, changed(carried, wire), wire);
      key.ifPresent(found -> world().traffic().claim(wire, found));
      opened += key.isPresent() ? 1 : 0;
    }
    adversary.story().holds("the keys of " + opened + " messages");
    Letter.Wire own = adversary.uses(CARRIED);
    adversary.story().does("The coordinator", "sends an old order again, to read the answers");
    ask(adversary, doors, carried, own).ifPresent(found -> world().traffic().claim(own, found));
  }

  /** A genuine order with another blob in it; the signature is what it was. */
  private static SignedMessage changed(SignedMessage carried, Letter.Wire wire) {
    try {
      var order =
          OpeningOrder.parseFrom(carried.getMessage()).toBuilder().setBlob(wire.blob()).build();
      return carried.toBuilder().setMessage(order.toByteString()).build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the authority made a bad order", e);
    }
  }

  private Optional<MessageKey> ask(
      Adversary adversary,
      SortedMap<Integer, Opener.Agent> doors,
      SignedMessage order,
      Letter.Wire wire) {
    adversary.spend(BudgetKind.REQUESTS, doors.size());
    try {
      return new Opener(Optional.empty())
          .open(
              BlobReader.read(wire.blob()),
              Map.of(KEY, new Opener.Escrow(world().key(), doors, order)))
          .key();
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  @Override
  public Outcome observe() {
    World own = world();
    int all = own.traffic().letters().size();
    int opened = own.traffic().read(0, all);
    return Outcome.of(Effect.ofHarm(opened, all), visibility())
        .with("o", Metric.count(opened, "messages that nobody ordered"))
        .with("u_exp", Metric.count(own.traffic().exposedUsers(), "users"))
        .with("lawful", Metric.fraction(own.lawful(), 1, "of the ordered messages"));
  }

  /** The authority reads every agent's log, and counts more openings than it has sent orders. */
  private Visibility visibility() {
    boolean more = false;
    boolean refused = false;
    for (RunningAgent agent : world().ceremony().agents().values()) {
      int logged = world().state().connect(agent).openings(0).getEntriesCount();
      more |= logged > world().lawful();
      refused |= !agent.agent().refusals().isEmpty();
    }
    if (more) {
      world()
          .stage()
          .story()
          .sees("The authority", "sees more openings in the agents' logs than it has sent orders");
      return Visibility.evidentLater(
          "authority", "the agents' logs beside its own orders", world().stage().clock().epoch());
    }
    return refused
        ? Visibility.prevented("escrow agents", "the order is not the authority's")
        : Visibility.SILENT;
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
