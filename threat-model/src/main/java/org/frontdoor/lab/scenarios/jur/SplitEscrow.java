package org.frontdoor.lab.scenarios.jur;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.AuthorityOffice;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenarios.esc.Traffic;

/** States with an escrow agent each, and a key that needs the agents of one of them or of all. */
final class SplitEscrow {

  private static final Duration MARGIN = Duration.ofDays(30);

  private final Stage stage;
  private final SortedMap<String, Apparatus> states = new TreeMap<>();

  SplitEscrow(Stage stage) {
    this.stage = stage;
  }

  /**
   * Everything that a state can command: its courts and offices, its agent, and whatever lies on
   * that agent's machine.
   *
   * @param key the public key of its escrow
   * @param ring what is on the machine
   */
  record Apparatus(
      Jurisdiction state, RunningAgent agent, EscrowPublicKey key, List<KeyShare> ring) {

    /** What one lane encapsulates, from the key itself and no order. */
    Optional<Point> byForce(ReadBlob.Lane lane) {
      return ring.stream()
          .filter(share -> share.key().keyId().equals(lane.keyId()))
          .findFirst()
          .map(share -> lane.encapsulation().times(share.secret()));
    }
  }

  /**
   * Founds two states that let each other's authorities speak, and whose agents obey their own
   * judges alone.
   */
  void found(String first, String second) {
    Jurisdiction one = state(first, "");
    Jurisdiction other = state(second, "");
    one.recognise(other);
    other.recognise(one);
    states.put(first, apparatus(one));
    states.put(second, apparatus(other));
  }

  /** One of the states. */
  Apparatus state(String country) {
    return Optional.ofNullable(states.get(country)).orElseThrow();
  }

  /** The same courts, offices and agent with keys that nobody trusts. */
  Apparatus impostor(String country) {
    return apparatus(state(country, "decoy "));
  }

  private Jurisdiction state(String country, String prefix) {
    return stage.onRevert(
        new Jurisdiction(country, stage.clock(), what -> stage.secureRandom(prefix + what)));
  }

  private static Apparatus apparatus(Jurisdiction state) {
    RunningAgent agent =
        state.agent(
            "agent" + state.country().toLowerCase(Locale.ROOT),
            AgentSetup.alone(AgentPolicy.hardened(), Variant.STATIC));
    EscrowPublicKey key = Traffic.keyOf(state.connect(agent), 1, "lab-user-0");
    return new Apparatus(state, agent, key, agent.ring().everything(InsecureSecretKeyAccess.get()));
  }

  /**
   * What a state's authority gets for a lane from an agent, with a warrant of its own judge.
   *
   * @param asking the state that asks
   * @param asked the state whose agent is asked
   */
  Optional<Point> ask(Apparatus asking, Apparatus asked, Letter letter, ReadBlob.Lane lane) {
    Instant now = stage.clock().instant();
    Jurisdiction state = asking.state();
    ByteString warrant =
        state.warrant("W-" + letter.sender(), letter.sender(), now.minus(MARGIN), now.plus(MARGIN));
    OrderDesk.Ground ground = state.logged("LIID-1", warrant);
    var order = state.authority().order(ground, letter.wire().blob());
    AgentChannel channel = state.connect(asked.agent());
    return state
        .authority()
        .opener()
        .lane(lane, AuthorityOffice.escrow(asked.key(), asked.agent().id(), channel, order));
  }

  /**
   * Whether the authorities of some states, each asking its own agent, read a message together.
   *
   * @param willing the states whose judge signs
   */
  boolean read(Letter letter, List<Apparatus> willing) {
    ReadBlob blob = blob(letter.wire());
    List<Point> shared = new ArrayList<>();
    for (ReadBlob.Lane lane : blob.lanes()) {
      willing.stream()
          .filter(state -> state.key().keyId().equals(lane.keyId()))
          .findFirst()
          .flatMap(state -> ask(state, state, letter, lane))
          .ifPresent(shared::add);
    }
    Optional<MessageKey> key = blob.open(shared);
    return letter.isReadWith(key);
  }

  static ReadBlob blob(Letter.Wire wire) {
    try {
      return BlobReader.read(wire.blob());
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }
}
