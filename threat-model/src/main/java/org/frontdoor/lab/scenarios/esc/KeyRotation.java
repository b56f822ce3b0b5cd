package org.frontdoor.lab.scenarios.esc;

import java.util.List;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * ESC-05, whose first profile is ESC-04: an escrow agent's key ring is copied once, in the morning
 * of a day. What it opens depends on whether keys rotate and whether old ones are deleted; so does
 * what a lawful warrant about the past opens.
 */
public final class KeyRotation implements Scenario {

  private static final Knowledge<List<KeyShare>> RING = new Knowledge<>("escrow.ring");
  private static final Knowledge<Recorder> TRAFFIC = new Knowledge<>("recorded.traffic");
  private static final String THIEF = "The thief";

  private @Nullable Stage stage;
  private @Nullable RotatingEscrow escrow;
  private int past;

  @Override
  public void warmUp(Stage given) {
    stage = given;
    RotatingEscrow built = new RotatingEscrow(given);
    escrow = built;
    built.midnight();
    for (int day = 0; day < given.parameters().integer("days_before"); day++) {
      built.write();
      if (day == 0) {
        readOne(given, built);
      }
      built.midnight();
    }
    past = built.traffic().letters().size();
    given.story().says(past + " messages were sent; the key of each was escrowed to the one agent");
    given.grant(TRAFFIC, built);
    given.grant(RING, built.ring(), built::decoyRing);
  }

  /** The authority has a message of the day opened, so that the agent's log is not empty. */
  private static void readOne(Stage stage, RotatingEscrow escrow) {
    LawfulAccess lawful = new LawfulAccess(escrow.state(), escrow.channel());
    Letter asked = escrow.traffic().letters().getFirst();
    var ground = lawful.ground("W-0", asked.sender(), stage.clock().instant());
    if (lawful.read(ground, List.of(asked), escrow.keys()) == 0) {
      throw new IllegalStateException("an honest agent does not open what is ordered");
    }
    stage.story().does("The authority", "has one message opened under a warrant");
  }

  @Override
  public void detonate(Adversary adversary) {
    StolenShares stolen = new StolenShares(adversary);
    stolen.add(adversary.uses(RING));
    Recorder recorder = adversary.uses(TRAFFIC);
    adversary.story().does(THIEF, "copies the agent's key ring and leaves");
    adversary.story().holds(stolen.size() + " escrow keys");
    int opened = open(stolen, recorder.past());
    adversary.story().holds("the keys of " + opened + " messages of the past");
    long days = adversary.left(BudgetKind.EPOCHS);
    int later = 0;
    for (long day = 0; day < days; day++) {
      adversary.spend(BudgetKind.EPOCHS, 1);
      later += open(stolen, recorder.nextDay());
    }
    adversary.story().holds("the keys of " + later + " messages of the " + days + " days after");
  }

  private int open(StolenShares stolen, List<Letter.Wire> wires) {
    int opened = 0;
    for (Letter.Wire wire : wires) {
      var success = stolen.open(wire);
      if (success.isPresent()) {
        escrow().traffic().claim(wire, success.get().key());
        opened++;
      }
    }
    return opened;
  }

  @Override
  public Outcome observe() {
    Traffic traffic = escrow().traffic();
    int all = traffic.letters().size();
    Visibility visibility =
        new OpeningLogs(escrow().state(), List.of(escrow().agent()))
            .look(stage(), "escrow agent", "the checks of an order");
    LawfulAccess lawful = new LawfulAccess(escrow().state(), escrow().channel());
    int asked = 0;
    int read = 0;
    for (String user : traffic.users().subList(0, stage().parameters().integer("warrants"))) {
      List<Letter> sent =
          traffic.letters().subList(0, past).stream()
              .filter(letter -> letter.sender().equals(user))
              .toList();
      var ground = lawful.ground("W-" + user, user, stage().clock().instant());
      asked += sent.size();
      read += lawful.read(ground, sent, escrow().keys());
    }
    stage()
        .story()
        .sees(
            "The authority", "sees that its warrants about the past open " + read + " of " + asked);
    Effect effect =
        stage().parameters().text("judged").equals("past")
            ? Effect.ofHarm(traffic.read(0, past), past)
            : Effect.ofHarm(traffic.read(past, all), Math.max(1, all - past));
    return Outcome.of(effect, visibility)
        .with("u_exp", Metric.count(traffic.exposedUsers(), "users"))
        .with("u_past", Metric.count(traffic.exposedUsers(0, past), "users"))
        .with("m_past", traffic.share(0, past))
        .with("m_future", traffic.share(past, all))
        .with("retrospective", Metric.fraction(read, asked, "of what lawful warrants ask for"));
  }

  private Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return stage;
  }

  private RotatingEscrow escrow() {
    if (escrow == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return escrow;
  }
}
