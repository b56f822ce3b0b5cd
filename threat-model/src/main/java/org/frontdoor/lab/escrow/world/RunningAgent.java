package org.frontdoor.lab.escrow.world;

import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.lab.accountability.ServedLog;
import org.frontdoor.lab.escrow.agent.AgentServer;
import org.frontdoor.lab.escrow.agent.CeremonyDesk;
import org.frontdoor.lab.escrow.agent.EscrowAgent;
import org.frontdoor.lab.escrow.agent.KeyPlan;
import org.frontdoor.lab.escrow.agent.KeyRing;
import org.frontdoor.lab.escrow.agent.OpeningBook;
import org.frontdoor.lab.escrow.agent.OrderCheck;
import org.frontdoor.lab.escrow.agent.SingleKeys;
import org.frontdoor.lab.escrow.agent.TlogCommitments;
import org.frontdoor.lab.escrow.agent.TlogEvidence;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;

/** An escrow agent that serves, as its operator sees it. */
public final class RunningAgent implements AutoCloseable {

  private final String id;
  private final KeyRing ring;
  private final Optional<SingleKeys> singleKeys;
  private final EscrowAgent agent;
  private final CeremonyDesk desk;
  private final Door door;

  private record Door(
      AgentServer server, AgentChannel.Address address, TlsIdentity asClient, PublicDoor log) {}

  /**
   * Where anybody reads the log of openings.
   *
   * @param key of the log
   * @param server with proofs, at a port of its own
   */
  record PublicDoor(NoteKey key, ServedLog server) {}

  private RunningAgent(
      String id,
      KeyRing ring,
      Optional<SingleKeys> singleKeys,
      EscrowAgent agent,
      CeremonyDesk desk,
      Door door) {
    this.id = id;
    this.ring = ring;
    this.singleKeys = singleKeys;
    this.agent = agent;
    this.desk = desk;
    this.door = door;
  }

  static RunningAgent start(String id, AgentSetup setup, Jurisdiction state) {
    SecureRandom random = state.random("agent " + id);
    KeyRing ring = setup.insecureBackup() ? KeyRing.withInsecureBackup() : KeyRing.empty();
    Optional<SingleKeys> single =
        setup.keys() instanceof AgentSetup.Keys.Alone alone
            ? Optional.of(new SingleKeys(id, alone.variant(), ring, random))
            : Optional.empty();
    KeyPlan plan =
        setup.keys() instanceof AgentSetup.Keys.Shared shared
            ? KeyPlan.shared(ring, shared.keyId())
            : single.orElseThrow();
    CertificateVerifier trust = state.trust();
    TlogCommitments openings =
        new TlogCommitments(NoteSigner.generate("escrow.example/" + id, NoteKeyUse.LOG, random));
    EscrowAgent agent =
        new EscrowAgent(
            ring,
            plan,
            setup.policy(),
            new OrderCheck(
                setup.policy(), trust, state.mandate(), new TlogEvidence(state.log().policy())),
            new OpeningBook(openings, random),
            state.clock());
    var self =
        state.pki().identity(KeyRole.KEY_ROLE_ESCROW_AGENT, AcceptedRealms.ESCROW, id).endpointId();
    CeremonyDesk desk = new CeremonyDesk(self, ring, random);
    AgentServer server =
        AgentServer.serve(state.pki().escrowAgentTls(id), trust, state.clock(), agent, desk);
    return new RunningAgent(
        id,
        ring,
        single,
        agent,
        desk,
        new Door(
            server,
            new AgentChannel.Address(self, server.port()),
            state.pki().escrowAgentClientTls(id),
            new PublicDoor(openings.log().key(), serve(openings.log(), state))));
  }

  private static ServedLog serve(MemoryLog log, Jurisdiction state) {
    try {
      return ServedLog.start(log, state.log().witnessKeys(), state.publicTls());
    } catch (SSLException e) {
      throw new IllegalStateException("the run's own certificate cannot be used", e);
    }
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** What a thief finds. */
  public KeyRing ring() {
    return ring;
  }

  /** The keys that it has alone, for rotation. */
  public SingleKeys singleKeys() {
    return singleKeys.orElseThrow(() -> new IllegalStateException("the agent has a share"));
  }

  /** What it shows to whoever oversees it. */
  public EscrowAgent agent() {
    return agent;
  }

  /** Where it listens, and who it is. */
  public AgentChannel.Address address() {
    return door.address;
  }

  PublicDoor publicLog() {
    return door.log;
  }

  CeremonyDesk desk() {
    return desk;
  }

  TlsIdentity asClient() {
    return door.asClient;
  }

  @Override
  public void close() {
    door.log.server.close();
    door.server.close();
  }
}
