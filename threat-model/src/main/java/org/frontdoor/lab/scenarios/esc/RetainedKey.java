package org.frontdoor.lab.scenarios.esc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
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
import org.jspecify.annotations.Nullable;

/**
 * ESC-12: a warrant ends. Where the escrow has handed over the user's key, the authority reads on;
 * where it opens single messages, every further one is asked for, and refused.
 */
public final class RetainedKey implements Scenario {

  private static final Knowledge<List<KeyShare>> RELEASED = new Knowledge<>("released.key");
  private static final Knowledge<Asking> ASKING = new Knowledge<>("authority.orders");
  private static final Knowledge<Recorder> TRAFFIC = new Knowledge<>("recorded.traffic");
  private static final String TARGET = "lab-user-0";

  private @Nullable World world;
  private int before;

  /** How an authority asks the agent for one message. */
  private interface Asking {
    Optional<MessageKey> ask(Letter.Wire wire);
  }

  private record World(
      Stage stage, Jurisdiction state, RunningAgent agent, EscrowPublicKey key, Traffic traffic)
      implements Recorder {

    @Override
    public List<Letter.Wire> past() {
      return traffic.wire(0);
    }

    @Override
    public List<Letter.Wire> nextDay() {
      int first = traffic.letters().size();
      traffic.day(1, 1, List.of(key));
      stage.clock().next();
      return traffic.wire(first);
    }
  }

  @Override
  public void warmUp(Stage stage) {
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    RunningAgent agent =
        state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.PER_USER));
    AgentChannel channel = state.connect(agent);
    EscrowPublicKey key = Traffic.keyOf(channel, 1, TARGET);
    Traffic traffic =
        new Traffic(
            2,
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    World built = new World(stage, state, agent, key, traffic);
    world = built;
    var start = stage.clock().instant();
    int days = stage.parameters().integer("warrant_days");
    var end = start.plus(stage.clock().length().multipliedBy(days));
    OrderDesk.Ground ground = state.logged("LIID-1", state.warrant("W-1", TARGET, start, end));
    LawfulAccess lawful = new LawfulAccess(state, channel);
    for (int day = 0; day < days; day++) {
      List<Letter.Wire> today = built.nextDay();
      if (day == 0 && !lawful.open(ground, letter(traffic, today.getFirst()), key).isOpen()) {
        throw new IllegalStateException("an honest agent does not open what is ordered");
      }
    }
    before = traffic.letters().size();
    stage.story().says("The warrant has ended after " + days + " days");
    List<KeyShare> released =
        stage.parameters().flag("releases_key")
            ? agent.ring().everything(InsecureSecretKeyAccess.get())
            : List.of();
    stage.grant(
        RELEASED,
        released,
        () ->
            released.stream()
                .map(share -> KeyShare.alone(share.key().keyId(), stage.secureRandom("decoy")))
                .toList());
    stage.grant(
        ASKING,
        asking(lawful, ground, built),
        () -> {
          Jurisdiction stranger =
              stage.onRevert(
                  new Jurisdiction(
                      "XX", stage.clock(), what -> stage.secureRandom("decoy " + what)));
          return asking(
              new LawfulAccess(stranger, channel),
              stranger.logged("LIID-1", stranger.warrant("W-1", TARGET, start, end)),
              built);
        });
    stage.grant(TRAFFIC, built);
  }

  private static Asking asking(LawfulAccess lawful, OrderDesk.Ground ground, World world) {
    return wire -> lawful.open(ground, letter(world.traffic, wire), world.key).key();
  }

  private static Letter letter(Traffic traffic, Letter.Wire wire) {
    return traffic.letters().stream()
        .filter(letter -> letter.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void detonate(Adversary adversary) {
    StolenShares kept = new StolenShares(adversary);
    kept.add(adversary.uses(RELEASED));
    adversary.story().does("The authority", "goes on after the warrant's end, with what it has");
    long days = adversary.left(BudgetKind.EPOCHS);
    int read = 0;
    for (long day = 0; day < days; day++) {
      adversary.spend(BudgetKind.EPOCHS, 1);
      for (Letter.Wire wire : adversary.uses(TRAFFIC).nextDay()) {
        adversary.spend(BudgetKind.REQUESTS, 1);
        Optional<MessageKey> key =
            kept.open(wire)
                .map(StolenShares.Success::key)
                .or(() -> adversary.uses(ASKING).ask(wire));
        key.ifPresent(found -> world().traffic().claim(wire, found));
        read += key.isPresent() ? 1 : 0;
      }
    }
    adversary.story().holds("the keys of " + read + " messages after the end");
  }

  @Override
  public Outcome observe() {
    Traffic traffic = world().traffic();
    int all = traffic.letters().size();
    int residual = traffic.read(before, all);
    return Outcome.of(
            Effect.ofHarm(residual, Math.max(1, all - before)),
            new OpeningLogs(world().state(), List.of(world().agent()))
                .look(world().stage(), "escrow agent", "the end of the warrant"))
        .with("r", Metric.count(residual, "messages after the end"));
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
