package org.frontdoor.lab.scenarios.thr;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
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
 * counts agents; what matters is how many of them fall together.
 */
public final class CommonMode implements Scenario {

  private static final Knowledge<List<KeyShare>> FAULT = new Knowledge<>("vendor.fault");
  private static final Knowledge<List<Letter.Wire>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String KEY = "group";

  private @Nullable World world;
  private int lost;

  private record World(Stage stage, Jurisdiction state, KeyCeremony ceremony, Traffic traffic) {}

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
    world = new World(stage, state, ceremony, traffic);
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
    StolenShares stolen = new StolenShares(adversary);
    stolen.add(adversary.uses(FAULT));
    lost = stolen.size();
    adversary.story().holds("the shares of " + lost + " agents by one fault");
    int opened = 0;
    for (Letter.Wire wire : adversary.uses(WIRE)) {
      Optional<StolenShares.Success> success = stolen.open(wire);
      success.ifPresent(found -> world().traffic().claim(wire, found.key()));
      opened += success.isPresent() ? 1 : 0;
    }
    adversary.story().holds("the keys of " + opened + " messages");
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
        .with("agents_lost", Metric.count(lost, "agents by one fault"));
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
