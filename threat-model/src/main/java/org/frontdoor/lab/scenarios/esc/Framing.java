package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
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
import org.jspecify.annotations.Nullable;

/**
 * ESC-03: a user writes to somebody who is lawfully watched, and lets the escrow field say that
 * another user has written. The authority, who opens it, believes the field.
 */
public final class Framing implements Scenario {

  private static final Knowledge<Client> CLIENT = new Knowledge<>("own.client");
  private static final String WATCHED = "lab-user-watched";
  private static final String VICTIM = "lab-user-victim";
  private static final String ROGUE = "lab-user-rogue";

  private @Nullable World world;

  /** A client, as its owner can make it write. */
  private interface Client {
    Letter write(LetterWriter.Heading heading, String text, List<EscrowPublicKey> keys);
  }

  private record World(
      Stage stage,
      Jurisdiction state,
      AgentChannel agent,
      EscrowPublicKey key,
      LetterWriter writer,
      Carrier carrier) {

    Letter write(String claimed, String text) {
      return writer.write(
          new LetterWriter.Heading(claimed, WATCHED, 1, stage.clock().instant()),
          text,
          List.of(key));
    }
  }

  @Override
  public void warmUp(Stage stage) {
    boolean bound = stage.parameters().flag("bound");
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    AgentChannel channel =
        state.connect(
            state.agent(
                "agent1",
                AgentSetup.alone(
                    bound ? AgentPolicy.hardened() : AgentPolicy.believingLabels(),
                    Variant.STATIC)));
    LetterWriter writer = new LetterWriter(bound, stage.secureRandom("clients"));
    Carrier carrier = new Carrier(stage.parameters().flag("carrier_checks"));
    World built =
        new World(stage, state, channel, Traffic.keyOf(channel, 1, WATCHED), writer, carrier);
    world = built;
    for (int i = 0; i < stage.parameters().integer("messages"); i++) {
      carrier.carry(VICTIM, built.write(VICTIM, "Harmless " + i));
    }
    stage.story().says("Two users write to somebody who is lawfully watched");
    stage.grant(CLIENT, writer::write, () -> honest(writer));
  }

  /** A client that names its owner as the sender, whatever it is told. */
  private static Client honest(LetterWriter writer) {
    return (told, text, keys) ->
        writer.write(
            new LetterWriter.Heading(ROGUE, told.recipient(), told.period(), told.sentAt()),
            text,
            keys);
  }

  @Override
  public void detonate(Adversary adversary) {
    World own = world();
    int messages = own.stage().parameters().integer("messages");
    int carried = 0;
    adversary.story().does("The rogue", "lets its client say that the victim writes");
    for (int i = 0; i < messages; i++) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      Letter framed =
          adversary
              .uses(CLIENT)
              .write(
                  new LetterWriter.Heading(VICTIM, WATCHED, 1, adversary.clock().instant()),
                  "Incriminating " + i,
                  List.of(own.key()));
      carried += own.carrier().carry(ROGUE, framed) ? 1 : 0;
    }
    adversary.story().holds(carried + " messages on their way in the victim's name");
  }

  @Override
  public Outcome observe() {
    World own = world();
    LawfulAccess lawful = new LawfulAccess(own.state(), own.agent());
    OrderDesk.Ground ground = lawful.ground("W-1", WATCHED, own.stage().clock().instant());
    int wrong = 0;
    int attributed = 0;
    for (Carrier.Carried each : own.carrier().carried()) {
      if (each.letter().isReadWith(lawful.open(ground, each.letter(), own.key()).key())) {
        attributed++;
        wrong += sender(each.letter()).equals(each.account()) ? 0 : 1;
      }
    }
    int framed = Math.max(wrong, own.stage().parameters().integer("messages"));
    return Outcome.of(Effect.ofHarm(wrong, framed), visibility(wrong))
        .with("a_wrong", Metric.fraction(wrong, Math.max(1, attributed), "of the messages read"))
        .with("framed", Metric.count(wrong, "messages in the victim's name"));
  }

  /** Whom the authority takes for the sender: the field says it, and the field opened. */
  private static String sender(Letter letter) {
    try {
      return EscrowLabel.parseFrom(EscrowBlob.parseFrom(letter.wire().blob()).getLabel())
          .getSenderAccountId();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a client made a bad blob", e);
    }
  }

  private Visibility visibility(int wrong) {
    long epoch = world().stage().clock().epoch();
    if (wrong > 0) {
      world()
          .stage()
          .story()
          .sees("The messenger", "sees in its own log that another account sent them");
      return Visibility.evidentLater("messenger", "its log-ins beside the evidence", epoch);
    }
    return world().carrier().refused() > 0
        ? Visibility.prevented("messenger", "the field names another sender than the log-in")
        : Visibility.SILENT;
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
