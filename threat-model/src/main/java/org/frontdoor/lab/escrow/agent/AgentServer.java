package org.frontdoor.lab.escrow.agent;

import io.grpc.ServerInterceptors;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.provider.server.GrpcServer;
import org.frontdoor.provider.server.TlsContexts;

/** An agent's door: mutual TLS 1.3 on a free port of the loopback address. */
public final class AgentServer implements AutoCloseable {

  /** Who may ask for keys, openings and the log. */
  private static final Set<KeyRole> CUSTOMERS =
      Set.of(
          KeyRole.KEY_ROLE_AUTHORITY,
          KeyRole.KEY_ROLE_PROVIDER,
          KeyRole.KEY_ROLE_ESCROW_COORDINATOR);

  private static final Set<KeyRole> COLLEAGUES = Set.of(KeyRole.KEY_ROLE_ESCROW_AGENT);
  private static final Set<KeyRole> EVERYBODY =
      Set.of(
          KeyRole.KEY_ROLE_AUTHORITY,
          KeyRole.KEY_ROLE_PROVIDER,
          KeyRole.KEY_ROLE_ESCROW_COORDINATOR,
          KeyRole.KEY_ROLE_ESCROW_AGENT);

  private final GrpcServer server;
  private final ExecutorService threads;

  private AgentServer(GrpcServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Serves at once.
   *
   * @param own the agent's TLS key
   * @param certificates whom it trusts
   */
  public static AgentServer serve(
      TlsIdentity own,
      CertificateVerifier certificates,
      InstantSource clock,
      EscrowAgent agent,
      CeremonyDesk desk) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    GrpcServer server =
        GrpcServer.start(
            "escrow agent",
            Loopback.at(0),
            TlsContexts.mutual(own, PeerTrust.inClients(() -> certificates, clock, EVERYBODY)),
            builder ->
                GrpcServer.limited(builder)
                    .executor(threads)
                    .addService(
                        ServerInterceptors.intercept(
                            new AgentGrpcService(agent), new AgentPeer(CUSTOMERS)))
                    .addService(
                        ServerInterceptors.intercept(
                            new CeremonyGrpcService(desk), new AgentPeer(COLLEAGUES))));
    return new AgentServer(server, threads);
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    threads.shutdownNow();
  }
}
