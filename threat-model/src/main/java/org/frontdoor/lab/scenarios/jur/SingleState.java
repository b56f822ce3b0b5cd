package org.frontdoor.lab.scenarios.jur;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.lab.scenarios.esc.OpeningLogs;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.frontdoor.lab.scenarios.jur.SplitEscrow.Apparatus;
import org.jspecify.annotations.Nullable;

/**
 * JUR-02: a state commands everything within its borders, its courts and its escrow agent's machine
 * too, and wants the messages of people who live in another state. Where the key is split it cannot
 * read them alone; for the same reason each state is a veto.
 */
public final class SingleState implements Scenario {

  private static final Knowledge<Apparatus> STATE = new Knowledge<>("state.apparatus");
  private static final Knowledge<List<Letter>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String COMPELLING = "XA";
  private static final String HOME = "XB";

  private @Nullable World world;

  private record World(
      Stage stage, SplitEscrow escrow, Apparatus compelling, Apparatus home, Traffic traffic) {

    List<Apparatus> both() {
      return List.of(compelling, home);
    }
  }

  @Override
  public void warmUp(Stage stage) {
    SplitEscrow escrow = new SplitEscrow(stage);
    escrow.found(COMPELLING, HOME);
    Apparatus compelling = escrow.state(COMPELLING);
    Apparatus home = escrow.state(HOME);
    List<EscrowPublicKey> keys =
        stage.parameters().flag("split")
            ? List.of(compelling.key(), home.key())
            : List.of(compelling.key());
    Traffic traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, stage.parameters().integer("messages"), keys);
    stage
        .story()
        .says(
            "The users live in "
                + HOME
                + "; their keys are escrowed in "
                + keys.size()
                + (keys.size() == 1 ? " state, " + COMPELLING : " states, and it takes both"));
    world = new World(stage, escrow, compelling, home, traffic);
    stage.grant(STATE, compelling, () -> escrow.impostor(COMPELLING));
    stage.grant(WIRE, traffic.letters());
  }

  @Override
  public void detonate(Adversary adversary) {
    Apparatus state = adversary.uses(STATE);
    adversary
        .story()
        .does(COMPELLING, "has its judge sign, and takes what its agent's machine has");
    int opened = 0;
    for (Letter letter : adversary.uses(WIRE)) {
      ReadBlob blob = SplitEscrow.blob(letter.wire());
      List<Point> shared = new ArrayList<>();
      for (ReadBlob.Lane lane : blob.lanes()) {
        take(adversary, state, letter, lane).ifPresent(shared::add);
      }
      var key = blob.open(shared);
      key.ifPresent(found -> world().traffic().claim(letter.wire(), found));
      opened += key.isPresent() ? 1 : 0;
    }
    adversary.story().holds("the keys of " + opened + " messages of people in " + HOME);
  }

  /** By force where the key is at home, by asking where it is not. */
  private Optional<Point> take(
      Adversary adversary, Apparatus state, Letter letter, ReadBlob.Lane lane) {
    adversary.spend(BudgetKind.OPERATIONS, 1);
    Optional<Point> forced = state.byForce(lane);
    if (forced.isPresent()) {
      return forced;
    }
    for (Apparatus other : world().both()) {
      if (other.key().keyId().equals(lane.keyId())) {
        adversary.spend(BudgetKind.REQUESTS, 1);
        return world().escrow().ask(state, other, letter, lane);
      }
    }
    return Optional.empty();
  }

  @Override
  public Outcome observe() {
    World own = world();
    List<Letter> letters = own.traffic().letters();
    int alone = own.traffic().read(0, letters.size());
    List<Letter> sample = letters.subList(0, own.stage().parameters().integer("ordered"));
    int both = count(sample, own.both());
    int vetoed = count(sample, List.of(own.compelling()));
    int homeAlone = count(sample, List.of(own.home()));
    own.stage()
        .story()
        .says(
            "Lawful reading: both states "
                + both
                + ", "
                + COMPELLING
                + " alone "
                + vetoed
                + ", "
                + HOME
                + " alone "
                + homeAlone
                + " of "
                + sample.size());
    return Outcome.of(Effect.ofHarm(alone, letters.size()), visibility())
        .with("x", Metric.count(alone, "messages read outside the home jurisdiction"))
        .with("both_states", share(both, sample))
        .with("read_without_home", share(vetoed, sample))
        .with("read_without_other", share(homeAlone, sample));
  }

  private static Metric share(int read, List<Letter> sample) {
    return Metric.fraction(read, sample.size(), "of the ordered messages");
  }

  private int count(List<Letter> letters, List<Apparatus> willing) {
    return (int) letters.stream().filter(letter -> world().escrow().read(letter, willing)).count();
  }

  /** Each state's authority looks at its agent's log, the home state's first. */
  private Visibility visibility() {
    World own = world();
    Visibility home =
        look(own.home(), "escrow agent of the home state", "the warrant is no judge's of its own");
    return home.equals(Visibility.SILENT)
        ? look(own.compelling(), "escrow agent", "the checks of an order")
        : home;
  }

  private Visibility look(Apparatus apparatus, String by, String rule) {
    return new OpeningLogs(apparatus.state(), List.of(apparatus.agent()))
        .look(world().stage(), by, rule);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
