package org.frontdoor.lab.scenarios.thr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.authority.Opening;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
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
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * THR-06: somebody at one agent puts another share in the place of the real one, so that lawful
 * openings fail. Whether the others can open without it depends on whether the bad part is found;
 * where none is looked for, on whether it arrives among the first.
 */
public final class BadShare implements Scenario {

  private static final Knowledge<RunningAgent> AGENT = new Knowledge<>("agent.insider");
  private static final Knowledge<KeyShare> SHARE = new Knowledge<>("wrong.share");
  private static final String TARGET = "lab-user-0";
  private static final String KEY = "group";

  private @Nullable World world;

  private record World(
      Stage stage,
      Jurisdiction state,
      EscrowPublicKey key,
      SortedMap<Integer, Opener.Agent> doors,
      List<Letter> letters) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    List<RunningAgent> agents = new ArrayList<>();
    for (int i = 1; i <= stage.parameters().integer("agents"); i++) {
      agents.add(state.agent("agent" + i, AgentSetup.shared(AgentPolicy.hardened(), KEY)));
    }
    KeyCeremony ceremony = new KeyCeremony(state, agents, KEY);
    EscrowPublicKey key = ceremony.generate(stage.parameters().integer("threshold"));
    SortedMap<Integer, Opener.Agent> doors = new TreeMap<>();
    for (var agent : ceremony.agents().entrySet()) {
      var channel = state.connect(agent.getValue());
      doors.put(agent.getKey(), new Opener.Agent(agent.getValue().id(), channel::open));
    }
    Traffic traffic =
        new Traffic(
            2,
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, stage.parameters().integer("messages"), List.of(key));
    world = new World(stage, state, key, doors, traffic.letters());
    KeyShare right = agents.getFirst().ring().find(KEY).orElseThrow();
    List<KeyShare> wrong =
        KeyShare.dealt(KEY, key.threshold(), agents.size(), stage.secureRandom("wrong"));
    stage.grant(AGENT, agents.getFirst());
    stage.grant(SHARE, wrong.getFirst(), () -> right);
  }

  @Override
  public void detonate(Adversary adversary) {
    adversary.uses(AGENT).ring().put(adversary.uses(SHARE));
    adversary.story().does("Somebody at the first agent", "puts another share in its place");
  }

  @Override
  public Outcome observe() {
    World own = world();
    Opener opener =
        own.stage().parameters().flag("checks_parts")
            ? own.state().authority().opener()
            : Opener.insecureUnchecked(
                Optional.of(own.state().authority().deliveryKey()), own.stage().random("arrivals"));
    OrderDesk.Ground ground = ground();
    int opened = 0;
    List<Opening> openings = new ArrayList<>();
    for (Letter letter : own.letters()) {
      Opening opening = open(opener, ground, letter);
      opened += letter.isReadWith(opening.key()) ? 1 : 0;
      openings.add(opening);
    }
    int failed = own.letters().size() - opened;
    long named = openings.stream().filter(opening -> !opening.blamed().isEmpty()).count();
    return Outcome.of(Effect.ofHarm(failed, own.letters().size()), visibility(failed, named))
        .with("failed", Metric.fraction(failed, own.letters().size(), "of the lawful openings"))
        .with(
            "named",
            Metric.fraction(
                named, own.letters().size(), "of the openings, in which the cheater was named"));
  }

  private Visibility visibility(int failed, long named) {
    long epoch = world().stage().clock().epoch();
    if (named > 0) {
      world()
          .stage()
          .story()
          .sees("The authority", "sees a part of the first agent that proves nothing");
      return Visibility.detected("authority", "the proof beside each part", epoch);
    }
    if (failed > 0) {
      world()
          .stage()
          .story()
          .sees("The authority", "sees openings that fail, and nobody to ask why");
      return Visibility.evidentLater("authority", "openings that fail", epoch);
    }
    return Visibility.SILENT;
  }

  private OrderDesk.Ground ground() {
    var now = world().stage().clock().instant();
    var day = world().stage().clock().length();
    return world()
        .state()
        .logged("LIID-1", world().state().warrant("W-1", TARGET, now.minus(day), now.plus(day)));
  }

  private Opening open(Opener opener, OrderDesk.Ground ground, Letter letter) {
    var order = world().state().authority().order(ground, letter.wire().blob());
    try {
      return opener.open(
          BlobReader.read(letter.wire().blob()),
          Map.of(KEY, new Opener.Escrow(world().key(), world().doors(), order)));
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
