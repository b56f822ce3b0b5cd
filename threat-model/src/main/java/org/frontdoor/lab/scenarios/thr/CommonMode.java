package org.frontdoor.lab.scenarios.thr;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.Partials;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.KeyCeremony;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenarios.esc.OpeningLogs;
import org.frontdoor.lab.scenarios.esc.StolenShares;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * THR-07: one fault of one vendor opens every agent that runs this vendor's product. A threshold
 * counts agents; what matters is how many of them fall together. That there is such a fault is
 * assumed; what is measured is what it opens.
 */
public final class CommonMode implements Scenario {

  private static final Knowledge<List<KeyShare>> FAULT = new Knowledge<>("vendor.fault");
  private static final Knowledge<List<Letter.Wire>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String KEY = "group";

  private final List<PartialOpening> parts = new ArrayList<>();
  private final Set<Integer> opening = new TreeSet<>();
  private @Nullable World world;

  private record World(
      Stage stage,
      Jurisdiction state,
      KeyCeremony ceremony,
      EscrowPublicKey key,
      Traffic traffic) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    List<RunningAgent> agents = new ArrayList<>();
    for (int i = 1; i <= stage.parameters().integer("agents"); i++) {
      agents.add(state.agent("agent" + i, AgentSetup.shared(AgentPolicy.hardened(), KEY)));
    }
    KeyCeremony ceremony = new KeyCeremony(state, agents, KEY);
    EscrowPublicKey key = ceremony.generate(stage.parameters().integer("threshold"));
    Traffic traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, 1, List.of(key));
    GroupAccess.readOne(stage, state, ceremony, key, traffic.letters().getFirst());
    world = new World(stage, state, ceremony, key, traffic);
    int vendors = stage.parameters().integer("vendors");
    stage
        .story()
        .says(agents.size() + " agents run the products of " + vendors + " vendors, in turn");
    List<KeyShare> open = new ArrayList<>();
    for (int i = 0; i < agents.size(); i += vendors) {
      open.addAll(agents.get(i).ring().everything(InsecureSecretKeyAccess.get()));
    }
    stage.grant(
        FAULT,
        List.copyOf(open),
        () ->
            KeyShare.dealt(KEY, key.threshold(), agents.size(), stage.secureRandom("decoy"))
                .subList(0, open.size()));
    stage.grant(WIRE, traffic.wire(0));
  }

  @Override
  public void detonate(Adversary adversary) {
    List<KeyShare> shares = adversary.uses(FAULT);
    List<Letter.Wire> wires = adversary.uses(WIRE);
    StolenShares stolen = new StolenShares(adversary);
    stolen.add(shares);
    adversary.story().holds("the shares of " + stolen.size() + " agents by one fault");
    int opened = 0;
    for (Letter.Wire wire : wires) {
      Optional<StolenShares.Success> success = stolen.open(wire);
      success.ifPresent(found -> world().traffic().claim(wire, found.key()));
      opened += success.isPresent() ? 1 : 0;
    }
    adversary.story().holds("the keys of " + opened + " messages");
    ReadBlob first = blob(wires.getFirst());
    SecureRandom random = adversary.secureRandom("thief");
    for (int i = 0; i < shares.size(); i++) {
      Point encapsulation = first.lanes().getFirst().encapsulation();
      parts.add(Partials.make(shares.get(i), encapsulation, first.digest(), random));
      StolenShares other = new StolenShares(adversary);
      other.add(shares.subList(i, shares.size()));
      other.add(shares.subList(0, i));
      other.open(wires.getFirst()).ifPresent(found -> opening.addAll(found.with().keySet()));
    }
  }

  private static ReadBlob blob(Letter.Wire wire) {
    try {
      return BlobReader.read(wire.blob());
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  @Override
  public Outcome observe() {
    Traffic traffic = world().traffic();
    int all = traffic.letters().size();
    return Outcome.of(
            Effect.ofHarm(traffic.read(0, all), all),
            new OpeningLogs(world().state(), world().ceremony().agents().values())
                .look(world().stage(), "escrow agents", "the checks of an order"))
        .with("m_past", traffic.share(0, all))
        .with("u_exp", Metric.count(traffic.exposedUsers(), "users"))
        .with("agents_lost", Metric.count(good(), "agents whose part the thief can make"))
        .with("opened_with", Metric.count(opening.size(), "agents whose share helped to open"));
  }

  /** How many of the thief's parts stand the check against what the agents have published. */
  private int good() {
    ReadBlob first = blob(world().traffic().letters().getFirst().wire());
    return Partials.combine(
            world().key(), first.lanes().getFirst().encapsulation(), first.digest(), parts)
        .good()
        .size();
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
