package org.frontdoor.lab.scenarios.esc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Stage;

/**
 * A messenger all of whose users escrow their message keys to one agent, day by day. A day is an
 * escrow period. The agent checks everything; what varies is what becomes of its keys.
 */
public final class RotatingEscrow implements Recorder {

  private final Stage stage;
  private final Jurisdiction state;
  private final RunningAgent agent;
  private final AgentChannel channel;
  private final Traffic traffic;
  private final boolean deletes;
  private long day;
  private final List<EscrowPublicKey> keys = new ArrayList<>();

  /**
   * Everything but the traffic. Reads the parameters {@code keys} (static or rotated), {@code
   * delete_old} and {@code users}.
   */
  public RotatingEscrow(Stage stage) {
    this.stage = stage;
    this.deletes = stage.parameters().flag("delete_old");
    Variant variant =
        stage.parameters().text("keys").equals("static") ? Variant.STATIC : Variant.ROTATED;
    this.state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    this.agent = state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), variant));
    this.channel = state.connect(agent, state.pki().authorityTls("AUTHOR01"));
    this.traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(true, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
  }

  /** The state whose agent it is. */
  public Jurisdiction state() {
    return state;
  }

  /** The agent. */
  public RunningAgent agent() {
    return agent;
  }

  /** A connection to the agent. */
  public AgentChannel channel() {
    return channel;
  }

  /** What was written. */
  public Traffic traffic() {
    return traffic;
  }

  /** The public key of each day, the first day's first. */
  public List<EscrowPublicKey> keys() {
    return List.copyOf(keys);
  }

  /** What a thief finds on the agent's key ring. */
  public List<KeyShare> ring() {
    return agent.ring().everything(InsecureSecretKeyAccess.get());
  }

  /** The same names with keys made at random. */
  public List<KeyShare> decoyRing() {
    return ring().stream()
        .map(share -> KeyShare.alone(share.key().keyId(), stage.secureRandom("decoy")))
        .toList();
  }

  /**
   * Ends a day and begins the next: the clock goes on, there is a key for the new day, and old ones
   * go, where they do.
   */
  public void midnight() {
    if (day > 0) {
      stage.clock().next();
    }
    day++;
    keys.add(Traffic.keyOf(channel, day, traffic.users().getFirst()));
    if (deletes) {
      agent.singleKeys().deleteBefore(day);
    }
  }

  /** Everybody writes, under the day's key. */
  public void write() {
    traffic.day(day, stage.parameters().integer("messages"), List.of(keys.getLast()));
  }

  @Override
  public List<Letter.Wire> past() {
    return traffic.wire(0);
  }

  /** Everybody writes today; then it is tomorrow. */
  @Override
  public List<Letter.Wire> nextDay() {
    int first = traffic.letters().size();
    write();
    midnight();
    return traffic.wire(first);
  }
}
