package org.frontdoor.lab.scenarios.thr;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.ceremony.CeremonyException;
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
import org.frontdoor.lab.scenarios.esc.StolenShares;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * THR-02, with THR-03 and THR-04 as its other profiles: a thief breaks into one agent after the
 * other, one an epoch, copies what is there and goes on. It never holds more than one at a time.
 */
public final class MobileThief implements Scenario {

  private static final Knowledge<BreakIns> BREAK_INS = new Knowledge<>("agent.break-in");
  private static final Knowledge<List<Letter.Wire>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String KEY = "group";

  private @Nullable World world;
  private Optional<Integer> fell = Optional.empty();
  private long had;

  /** What a mobile thief can do. */
  private interface BreakIns {
    /** Copies what is on the next agent's ring; then an epoch goes by. */
    List<KeyShare> next();
  }

  private static final class World implements BreakIns {
    private final Stage stage;
    private final Jurisdiction state;
    private final KeyCeremony ceremony;
    private final Traffic traffic;
    private final boolean refreshes;
    private final int threshold;
    private int visits;

    World(Stage stage, Jurisdiction state, KeyCeremony ceremony, Traffic traffic) {
      this.stage = stage;
      this.state = state;
      this.ceremony = ceremony;
      this.traffic = traffic;
      this.refreshes = stage.parameters().flag("refresh");
      this.threshold = stage.parameters().integer("threshold");
    }

    @Override
    public List<KeyShare> next() {
      List<RunningAgent> agents = new ArrayList<>(ceremony.agents().values());
      RunningAgent visited = agents.get(visits % agents.size());
      visits++;
      List<KeyShare> copied = visited.ring().everything(InsecureSecretKeyAccess.get());
      goOn();
      return copied;
    }

    /** An epoch goes by; the agents make their shares anew, where they do. */
    void goOn() {
      try {
        if (refreshes) {
          ceremony.refresh(threshold);
        }
      } catch (CeremonyException e) {
        throw new IllegalStateException("honest agents blame each other", e);
      }
      stage.clock().next();
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    AgentSetup setup = AgentSetup.shared(AgentPolicy.hardened(), KEY);
    boolean backup = stage.parameters().flag("backup");
    List<RunningAgent> agents = new ArrayList<>();
    for (int i = 1; i <= stage.parameters().integer("agents"); i++) {
      agents.add(state.agent("agent" + i, backup ? setup.withInsecureBackup() : setup));
    }
    KeyCeremony ceremony = new KeyCeremony(state, agents, KEY);
    EscrowPublicKey key = ceremony.generate(stage.parameters().integer("threshold"));
    stage
        .story()
        .does("The agents", "make a key that none of them has; any " + key.threshold() + " open");
    Traffic traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, 1, List.of(key));
    GroupAccess.readOne(stage, state, ceremony, key, traffic.letters().getFirst());
    World built = new World(stage, state, ceremony, traffic);
    world = built;
    stage.grant(BREAK_INS, built, () -> decoy(built, key));
    stage.grant(WIRE, traffic.wire(0));
  }

  /** The same visits, but what is found are shares of another key with the same name. */
  private static BreakIns decoy(World world, EscrowPublicKey key) {
    List<KeyShare> shares =
        KeyShare.dealt(
            KEY, key.threshold(), key.shares().size(), world.stage.secureRandom("decoy"));
    return () -> {
      int visited = world.visits % shares.size();
      world.next();
      return List.of(shares.get(visited));
    };
  }

  @Override
  public void detonate(Adversary adversary) {
    BreakIns breakIns = adversary.uses(BREAK_INS);
    List<Letter.Wire> wires = adversary.uses(WIRE);
    StolenShares stolen = new StolenShares(adversary);
    had = adversary.left(BudgetKind.EPOCHS);
    for (int epoch = 1; epoch <= had; epoch++) {
      adversary.spend(BudgetKind.EPOCHS, 1);
      stolen.add(breakIns.next());
      adversary.story().holds(stolen.size() + " shares after " + epoch + " break-ins");
      Optional<StolenShares.Success> success = stolen.open(wires.getFirst());
      if (success.isPresent()) {
        fell = Optional.of(epoch);
        StolenShares enough = new StolenShares(adversary);
        enough.add(success.get().with().values());
        for (Letter.Wire wire : wires) {
          enough.open(wire).ifPresent(opened -> world().traffic.claim(wire, opened.key()));
        }
        adversary.story().holds("every message that was recorded");
        return;
      }
    }
  }

  @Override
  public Outcome observe() {
    Traffic traffic = world().traffic;
    int all = traffic.letters().size();
    int read = traffic.read(0, all);
    return Outcome.of(
            Effect.ofHarm(read, all),
            new OpeningLogs(world().state, world().ceremony.agents().values())
                .look(world().stage, "escrow agents", "the checks of an order"))
        .with("m_past", traffic.share(0, all))
        .with("u_exp", Metric.count(traffic.exposedUsers(), "users"))
        .with(
            "epoch_of_fall",
            fell.filter(unused -> read > 0)
                .<Metric>map(epoch -> Metric.count(epoch, "epochs"))
                .orElseGet(() -> Metric.notWithin(had, "epochs")));
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
