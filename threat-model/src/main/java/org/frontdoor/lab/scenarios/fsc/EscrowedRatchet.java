package org.frontdoor.lab.scenarios.fsc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.lab.scenarios.esc.LawfulAccess;
import org.frontdoor.lab.scenarios.esc.OpeningLogs;
import org.frontdoor.lab.scenarios.esc.StolenShares;
import org.frontdoor.lab.scenarios.esc.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * FSC-02: a forward-secret messenger, every device of which is stolen at one moment, and so is
 * whatever an escrow holds. Without escrow the past stays closed; with it the past is open, since
 * the keys that the devices have forgotten are all in the escrow's reach.
 */
public final class EscrowedRatchet implements Scenario {

  private static final Knowledge<List<SenderChain>> DEVICES = new Knowledge<>("device.state");
  private static final Knowledge<List<KeyShare>> RING = new Knowledge<>("escrow.ring");
  private static final Knowledge<Wiretap> WIRE = new Knowledge<>("recorded.traffic");

  private final Map<ByteString, MessageKey> found = new HashMap<>();
  private @Nullable Stage stage;
  private @Nullable RatchetUsers users;
  private Optional<Escrow> escrow = Optional.empty();
  private int past;

  private record Escrow(Jurisdiction state, RunningAgent agent, EscrowPublicKey key) {}

  /** A passive recorder at the relay: on the line itself there is TLS. */
  private interface Wiretap {
    List<Letter.Wire> past();

    List<Letter.Wire> nextDay();
  }

  @Override
  public void warmUp(Stage given) throws Exception {
    stage = given;
    Optional<EscrowPublicKey> key = Optional.empty();
    if (given.parameters().flag("escrowed")) {
      Escrow founded = found(given);
      escrow = Optional.of(founded);
      key = Optional.of(founded.key());
    }
    RatchetUsers built = new RatchetUsers(given, given.onRevert(Relay.of(given.reference())), key);
    users = built;
    built.write(given.parameters().integer("messages"));
    past = built.letters().size();
    escrow.ifPresent(founded -> readOne(given, founded, built.letters().getFirst()));
    given.clock().next();
    given.story().says(past + " messages were sent; every device has forgotten their keys");
    List<KeyShare> ring =
        escrow
            .map(founded -> founded.agent().ring().everything(InsecureSecretKeyAccess.get()))
            .orElse(List.of());
    given.grant(DEVICES, built.devices(), built::decoys);
    given.grant(
        RING,
        ring,
        () ->
            ring.stream()
                .map(share -> KeyShare.alone(share.key().keyId(), given.secureRandom("decoy")))
                .toList());
    given.grant(WIRE, tap(given, built));
  }

  private static Escrow found(Stage stage) {
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    RunningAgent agent =
        state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.STATIC));
    return new Escrow(state, agent, Traffic.keyOf(state.connect(agent), 1, "lab-user-0"));
  }

  /** The authority has one message opened, so that the agent's log is not empty. */
  private static void readOne(Stage stage, Escrow escrow, Letter asked) {
    LawfulAccess lawful = new LawfulAccess(escrow.state(), escrow.state().connect(escrow.agent()));
    var ground = lawful.ground("W-0", asked.sender(), stage.clock().instant());
    if (lawful.read(ground, List.of(asked), List.of(escrow.key())) == 0) {
      throw new IllegalStateException("an honest agent does not open what is ordered");
    }
    stage.story().does("The authority", "has one message opened under a warrant");
  }

  private static Wiretap tap(Stage stage, RatchetUsers users) {
    return new Wiretap() {
      @Override
      public List<Letter.Wire> past() {
        return users.recorded();
      }

      @Override
      public List<Letter.Wire> nextDay() {
        int first = users.recorded().size();
        users.write(1);
        stage.clock().next();
        return users.recorded().stream().skip(first).toList();
      }
    };
  }

  @Override
  public void detonate(Adversary adversary) {
    Wiretap wire = adversary.uses(WIRE);
    adversary.story().does("The thief", "copies every device, and whatever the escrow holds");
    List<SenderChain> devices = adversary.uses(DEVICES);
    StolenShares ring = new StolenShares(adversary);
    ring.add(adversary.uses(RING));
    int fromDevices = fromDevices(adversary, devices, wire.past(), false);
    adversary.story().holds(fromDevices + " keys of the past from the devices");
    int fromEscrow = 0;
    for (Letter.Wire each : wire.past()) {
      var success = ring.open(each);
      success.ifPresent(opened -> found.put(each.sealed(), opened.key()));
      fromEscrow += success.isPresent() ? 1 : 0;
    }
    adversary.story().holds(fromEscrow + " keys of the past from the escrow");
    adversary.spend(BudgetKind.EPOCHS, 1);
    int later = fromDevices(adversary, devices, wire.nextDay(), true);
    adversary.story().holds(later + " keys of the next day from the devices");
  }

  /** Takes every device some steps on, and tries every key on every message. */
  private int fromDevices(
      Adversary adversary, List<SenderChain> devices, List<Letter.Wire> wires, boolean goesOn) {
    int opened = 0;
    for (SenderChain device : devices) {
      SenderChain chain = goesOn ? device : device.copy();
      MessageKey key = chain.next();
      for (Letter.Wire wire : wires) {
        adversary.spend(BudgetKind.OPERATIONS, 1);
        if (key.open(wire.sealed()).isPresent()) {
          found.put(wire.sealed(), key);
          opened++;
        }
      }
    }
    return opened;
  }

  @Override
  public Outcome observe() {
    List<Letter> letters = users().letters();
    int pastRead = read(letters.subList(0, past));
    List<Letter> later = letters.subList(past, letters.size());
    return Outcome.of(Effect.ofHarm(pastRead, past), visibility())
        .with("m_past", Metric.fraction(pastRead, past, "of the messages"))
        .with(
            "m_future",
            Metric.fraction(read(later), Math.max(1, later.size()), "of the next day's messages"));
  }

  /** Recipients find messages that do not open; the authority reads the agent's log, if any. */
  private Visibility visibility() {
    int unread = users().unread();
    stage().story().sees("The users", "find " + unread + " messages that do not open");
    if (unread > 0) {
      return Visibility.evidentLater("users", "messages that do not open", stage().clock().epoch());
    }
    return escrow
        .map(
            founded ->
                new OpeningLogs(founded.state(), List.of(founded.agent()))
                    .look(stage(), "escrow agent", "the checks of an order"))
        .orElse(Visibility.SILENT);
  }

  private int read(List<Letter> letters) {
    return (int)
        letters.stream()
            .filter(
                letter -> letter.isReadWith(Optional.ofNullable(found.get(letter.wire().sealed()))))
            .count();
  }

  private Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return stage;
  }

  private RatchetUsers users() {
    if (users == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return users;
  }
}
