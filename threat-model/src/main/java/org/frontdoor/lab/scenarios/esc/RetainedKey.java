package org.frontdoor.lab.scenarios.esc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.blob.ReadBlob;
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
  private int lawful;

  /** How an authority asks the agent for one message. */
  private interface Asking {
    Optional<MessageKey> ask(Letter.Wire wire);
  }

  private record World(
      Stage stage, Jurisdiction state, RunningAgent agent, EscrowPublicKey key, Traffic traffic) {

    /** A day's messages; then it is tomorrow. */
    List<Letter> day() {
      int first = traffic.letters().size();
      traffic.day(1, 1, List.of(key));
      return traffic.letters().subList(first, traffic.letters().size());
    }
  }

  /** Everything that is sent after the warrant's end. */
  private record After(World world, int end) implements Recorder {

    @Override
    public List<Letter.Wire> past() {
      return world.traffic.wire(end);
    }

    @Override
    public List<Letter.Wire> nextDay() {
      List<Letter.Wire> sent = world.day().stream().map(Letter::wire).toList();
      world.stage.clock().next();
      return sent;
    }
  }

  @Override
  public void warmUp(Stage stage) {
    boolean releases = stage.parameters().flag("releases_key");
    AgentPolicy policy = releases ? AgentPolicy.releasingKeys() : AgentPolicy.hardened();
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    RunningAgent agent = state.agent("agent1", AgentSetup.alone(policy, Variant.PER_USER));
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
    LawfulAccess access = new LawfulAccess(state, channel);
    int days = stage.parameters().integer("warrant_days");
    var start = stage.clock().instant();
    var end = start.plus(stage.clock().length().multipliedBy(days));
    OrderDesk.Ground ground = state.logged("LIID-1", state.warrant("W-1", TARGET, start, end));
    List<KeyShare> released = read(built, access, ground, days);
    before = traffic.letters().size();
    stage.story().says("The warrant has ended after " + days + " days");
    var unused = new After(built, before).nextDay();
    if (releases) {
      stage.grant(RELEASED, released, () -> strangers(stage, released));
    } else {
      stage.grant(RELEASED, released);
    }
    stage.grant(
        ASKING,
        asking(access, ground, built),
        () -> asking(new LawfulAccess(stranger(stage), channel), ground, built));
    stage.grant(TRAFFIC, new After(built, before));
  }

  /** What the authority reads while the warrant lasts: with the key, or message by message. */
  private List<KeyShare> read(World built, LawfulAccess access, OrderDesk.Ground ground, int days) {
    List<KeyShare> released = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (Letter letter : built.day()) {
        if (released.isEmpty() && built.stage.parameters().flag("releases_key")) {
          released.add(access.release(ground, letter, built.key).orElseThrow());
        }
        Optional<MessageKey> found =
            released.isEmpty()
                ? access.open(ground, letter, built.key).key()
                : opened(released.getFirst(), letter.wire());
        lawful += letter.isReadWith(found) ? 1 : 0;
      }
      built.stage.clock().next();
    }
    String how = released.isEmpty() ? "has single messages opened" : "has the key handed over";
    built.stage.story().does("The authority", how + ", and reads what the warrant covers");
    return released;
  }

  private static Optional<MessageKey> opened(KeyShare key, Letter.Wire wire) {
    try {
      ReadBlob blob = BlobReader.read(wire.blob());
      return blob.open(
          blob.lanes().stream().map(lane -> lane.encapsulation().times(key.secret())).toList());
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  /** Keys of the same names that open nothing. */
  private static List<KeyShare> strangers(Stage stage, List<KeyShare> released) {
    return released.stream()
        .map(share -> KeyShare.alone(share.key().keyId(), stage.secureRandom("decoy")))
        .toList();
  }

  /** A state whose authority nobody here trusts. */
  private static Jurisdiction stranger(Stage stage) {
    return stage.onRevert(
        new Jurisdiction("XX", stage.clock(), what -> stage.secureRandom("decoy " + what)));
  }

  private static Asking asking(LawfulAccess access, OrderDesk.Ground ground, World world) {
    return wire -> access.open(ground, letter(world.traffic, wire), world.key).key();
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
    Recorder recorder = adversary.uses(TRAFFIC);
    int read = read(adversary, kept, recorder.past());
    long days = adversary.left(BudgetKind.EPOCHS);
    for (long day = 0; day < days; day++) {
      adversary.spend(BudgetKind.EPOCHS, 1);
      read += read(adversary, kept, recorder.nextDay());
    }
    adversary.story().holds("the keys of " + read + " messages after the end");
  }

  private int read(Adversary adversary, StolenShares kept, List<Letter.Wire> wires) {
    int read = 0;
    for (Letter.Wire wire : wires) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      Optional<MessageKey> key =
          kept.open(wire).map(StolenShares.Success::key).or(() -> adversary.uses(ASKING).ask(wire));
      key.ifPresent(found -> world().traffic().claim(wire, found));
      read += key.isPresent() ? 1 : 0;
    }
    return read;
  }

  @Override
  public Outcome observe() {
    Traffic traffic = world().traffic();
    int all = traffic.letters().size();
    int residual = traffic.read(before, all);
    return Outcome.of(
            Effect.ofHarm(residual, all - before),
            new OpeningLogs(world().state(), List.of(world().agent()))
                .look(world().stage(), "escrow agent", "the end of the warrant"))
        .with("r", Metric.count(residual, "messages after the end"))
        .with("lawful", Metric.fraction(lawful, before, "of the messages under the warrant"));
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
