package org.frontdoor.lab.scenarios.thr;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.KeyCeremony;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Lawful reading by a group of agents: a logged warrant, an order, and the agents' parts. */
final class GroupAccess {

  private GroupAccess() {}

  /** The authority's order for one message, under a warrant for its sender. */
  static SignedMessage order(Stage stage, Jurisdiction state, Letter asked) {
    var now = stage.clock().instant();
    ByteString warrant =
        state.warrant(
            "W-1",
            asked.sender(),
            now.minus(stage.clock().length()),
            now.plus(stage.clock().length()));
    return state.authority().order(state.logged("LIID-1", warrant), asked.wire().blob());
  }

  /** Every agent of a group, reached with one TLS key. */
  static SortedMap<Integer, Opener.Agent> doors(
      Jurisdiction state, KeyCeremony ceremony, TlsIdentity tls) {
    SortedMap<Integer, Opener.Agent> doors = new TreeMap<>();
    for (var agent : ceremony.agents().entrySet()) {
      AgentChannel channel = state.connect(agent.getValue(), tls);
      doors.put(agent.getKey(), new Opener.Agent(agent.getValue().id(), channel::open));
    }
    return doors;
  }

  /** Whether the authority reads a message with its order. */
  static boolean reads(
      Jurisdiction state,
      EscrowPublicKey key,
      SortedMap<Integer, Opener.Agent> doors,
      SignedMessage order,
      Letter asked) {
    try {
      var escrow = new Opener.Escrow(key, doors, order);
      return asked.isReadWith(
          state
              .authority()
              .opener()
              .open(BlobReader.read(asked.wire().blob()), Map.of(key.keyId(), escrow))
              .key());
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  /** The authority has one message opened, so that the agents' logs are not empty. */
  static void readOne(
      Stage stage, Jurisdiction state, KeyCeremony ceremony, EscrowPublicKey key, Letter asked) {
    var doors = doors(state, ceremony, state.pki().authorityTls("AUTHOR01"));
    if (!reads(state, key, doors, order(stage, state, asked), asked)) {
      throw new IllegalStateException("honest agents do not open what is ordered");
    }
    stage.story().does("The authority", "has one message opened under a warrant");
  }
}
