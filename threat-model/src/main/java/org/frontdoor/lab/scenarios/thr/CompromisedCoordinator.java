package org.frontdoor.lab.scenarios.thr;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.OpeningOrder;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.authority.Opener;
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
import org.frontdoor.lab.scenarios.esc.OpeningLogs;
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
    SignedMessage order = GroupAccess.order(stage, state, asked);
    boolean opened =
        GroupAccess.reads(state, key, GroupAccess.doors(state, ceremony, tls), order, asked);
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

  @Override
  public void detonate(Adversary adversary) {
    SortedMap<Integer, Opener.Agent> doors =
        GroupAccess.doors(world().state(), world().ceremony(), adversary.uses(TLS));
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
    int unordered = own.traffic().read(1, all);
    return Outcome.of(
            Effect.ofHarm(unordered, all - 1),
            new OpeningLogs(own.state(), own.ceremony().agents().values())
                .look(own.stage(), "escrow agents", "the order is not the authority's"))
        .with("o", Metric.count(unordered, "messages that nobody ordered"))
        .with(
            "read_by_coordinator",
            Metric.count(own.traffic().read(0, 1), "ordered messages, by the coordinator too"))
        .with("u_exp", Metric.count(own.traffic().exposedUsers(1, all), "users"))
        .with("lawful", Metric.fraction(own.lawful(), 1, "of the ordered messages"));
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
