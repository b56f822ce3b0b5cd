package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
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
  private static final Knowledge<RelayDevice> DEVICE = new Knowledge<>("own.device");
  private static final Knowledge<String> NAME = new Knowledge<>("victim.name");

  private @Nullable World world;

  /** A client, as its owner can make it write. */
  private interface Client {
    Letter write(LetterWriter.Heading heading, String text);
  }

  /** Three people with a device each, logged in at the provider's messenger. */
  private record People(RelayDevice watched, RelayDevice victim, RelayDevice rogue) {

    static People join(Stage stage) throws CredentialException {
      Endpoint endpoint = stage.reference();
      Relay relay = stage.onRevert(Relay.of(endpoint));
      return new People(
          relay.register(Relay.freshAccount(endpoint, "esc03-watched")),
          relay.register(Relay.freshAccount(endpoint, "esc03-victim")),
          relay.register(Relay.freshAccount(endpoint, "esc03-rogue")));
    }

    /** Sends to whoever is watched, over the relay, as whoever the device belongs to. */
    void send(RelayDevice from, Letter letter) {
      from.send(watched.account(), Packet.of(letter.wire()));
    }
  }

  /**
   * What there is.
   *
   * @param written every message by its encrypted text, for the judge of the run
   */
  private record World(
      Stage stage,
      LawfulAccess lawful,
      EscrowPublicKey key,
      People people,
      Map<ByteString, Letter> written) {

    LetterWriter.Heading heading(String claimed, InstantSource clock) {
      return new LetterWriter.Heading(claimed, people.watched().account(), 1, clock.instant());
    }

    /** Clients that escrow to the agent's key, whoever they are told is the sender. */
    Client client(LetterWriter writer) {
      return (heading, text) -> {
        Letter letter = writer.write(heading, text, List.of(key));
        written.put(letter.wire().sealed(), letter);
        return letter;
      };
    }

    /** A client that names its owner as the sender, whatever it is told. */
    Client honest(Client client) {
      return (told, text) -> client.write(heading(people.rogue().account(), stage.clock()), text);
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    boolean bound = stage.parameters().flag("bound");
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    AgentPolicy policy = bound ? AgentPolicy.hardened() : AgentPolicy.believingLabels();
    AgentChannel channel =
        state.connect(state.agent("agent1", AgentSetup.alone(policy, Variant.STATIC)));
    People people = People.join(stage);
    EscrowPublicKey key = Traffic.keyOf(channel, 1, people.watched().account());
    World built = new World(stage, new LawfulAccess(state, channel), key, people, new HashMap<>());
    world = built;
    Client client = built.client(new LetterWriter(bound, stage.secureRandom("clients")));
    String victim = people.victim().account();
    for (int i = 0; i < stage.parameters().integer("messages"); i++) {
      people.send(
          people.victim(), client.write(built.heading(victim, stage.clock()), "Harmless " + i));
    }
    stage.story().says("Two users write to somebody who is lawfully watched");
    stage.grant(CLIENT, client, () -> built.honest(client));
    stage.grant(DEVICE, people.rogue());
    stage.grant(NAME, victim);
  }

  @Override
  public void detonate(Adversary adversary) {
    World own = world();
    RelayDevice device = adversary.uses(DEVICE);
    String victim = adversary.uses(NAME);
    int messages = adversary.parameters().integer("messages");
    adversary.story().does("The rogue", "lets its client say that the victim writes");
    for (int i = 0; i < messages; i++) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      Letter framed =
          adversary
              .uses(CLIENT)
              .write(own.heading(victim, adversary.clock()), "Incriminating " + i);
      own.people().send(device, framed);
    }
    adversary.story().holds(messages + " messages on their way, by its own log-in");
  }

  @Override
  public Outcome observe() {
    World own = world();
    String watched = own.people().watched().account();
    Carrier carrier = new Carrier(watched, own.stage().parameters().flag("carrier_checks"));
    own.people().watched().receive().forEach(carrier::file);
    OrderDesk.Ground ground = own.lawful().ground("W-1", watched, own.stage().clock().instant());
    int wrong = 0;
    int attributed = 0;
    for (Carrier.Carried each : carrier.carried()) {
      Letter letter = Objects.requireNonNull(own.written().get(each.wire().sealed()));
      if (letter.isReadWith(own.lawful().open(ground, letter, own.key()).key())) {
        attributed++;
        wrong += each.claimed().equals(each.account()) ? 0 : 1;
      }
    }
    int framed = Math.max(wrong, own.stage().parameters().integer("messages"));
    return Outcome.of(Effect.ofHarm(wrong, framed), visibility(carrier, wrong))
        .with("a_wrong", Metric.fraction(wrong, Math.max(1, attributed), "of the messages read"))
        .with("framed", Metric.count(wrong, "messages in the victim's name"));
  }

  private Visibility visibility(Carrier carrier, int wrong) {
    long epoch = world().stage().clock().epoch();
    if (wrong > 0) {
      world()
          .stage()
          .story()
          .sees("The messenger", "sees in its own log that another account sent them");
      return Visibility.evidentLater("messenger", "its log-ins beside the evidence", epoch);
    }
    return carrier.refused() > 0
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
