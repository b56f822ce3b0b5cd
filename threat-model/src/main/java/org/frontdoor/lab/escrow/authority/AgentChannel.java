package org.frontdoor.lab.escrow.authority;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.escrow.v1.CeremonyServiceGrpc;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.escrow.v1.EscrowServiceGrpc;
import org.frontdoor.escrow.v1.GetCommitmentHashRequest;
import org.frontdoor.escrow.v1.GetCommitmentsRequest;
import org.frontdoor.escrow.v1.GetConfirmationRequest;
import org.frontdoor.escrow.v1.GetKeyRequest;
import org.frontdoor.escrow.v1.GetOpeningsRequest;
import org.frontdoor.escrow.v1.GetOpeningsResponse;
import org.frontdoor.escrow.v1.GetShareRequest;
import org.frontdoor.escrow.v1.GetTranscriptRequest;
import org.frontdoor.escrow.v1.OpenRequest;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.ReleaseKeyRequest;
import org.frontdoor.escrow.v1.ReleaseKeyResponse;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.lab.escrow.agent.Colleague;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;

/**
 * A connection to one escrow agent, over mutual TLS 1.3 on loopback. Every method throws {@link
 * io.grpc.StatusRuntimeException} when the agent cannot be reached or turns the caller away.
 */
public final class AgentChannel implements Colleague, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final ManagedChannel channel;

  private AgentChannel(ManagedChannel channel) {
    this.channel = channel;
  }

  /**
   * Where an agent is and who it must be.
   *
   * @param agent its name in its certificate
   * @param port of the loopback address
   */
  public record Address(EndpointId agent, int port) {}

  /**
   * Connects when it is first used.
   *
   * @param own the key and certificate that we show
   * @param certificates whom we trust
   */
  public static AgentChannel open(
      Address address, TlsIdentity own, CertificateVerifier certificates, InstantSource clock) {
    try {
      return new AgentChannel(
          NettyChannelBuilder.forAddress(Loopback.at(address.port))
              .sslContext(
                  GrpcSslContexts.configure(SslContextBuilder.forClient())
                      .keyManager(
                          own.privateKey(InsecureSecretKeyAccess.get()),
                          own.chain().toArray(X509Certificate[]::new))
                      .trustManager(
                          PeerTrust.inServer(
                              () -> certificates,
                              clock,
                              KeyRole.KEY_ROLE_ESCROW_AGENT,
                              address.agent))
                      .protocols("TLSv1.3")
                      .build())
              .build());
    } catch (SSLException e) {
      throw new IllegalArgumentException("the key cannot be used for TLS", e);
    }
  }

  /** The key to which messages of a time and an account are escrowed. */
  public EscrowKey key(long period, String account) {
    return agent()
        .getKey(GetKeyRequest.newBuilder().setPeriod(period).setAccountId(account).build())
        .getKey();
  }

  /** The agent's answer to an order. */
  public OpenResponse open(SignedMessage order) {
    return agent().open(OpenRequest.newBuilder().setOrder(order).build());
  }

  /** The agent's answer to an order to hand over its share of a key. */
  public ReleaseKeyResponse release(SignedMessage order) {
    return agent().releaseKey(ReleaseKeyRequest.newBuilder().setOrder(order).build());
  }

  /** The agent's log of openings. */
  public GetOpeningsResponse openings(long first) {
    return agent().getOpenings(GetOpeningsRequest.newBuilder().setFirst(first).build());
  }

  @Override
  public ByteString commitmentHash(String ceremonyId) {
    return colleague()
        .getCommitmentHash(GetCommitmentHashRequest.newBuilder().setCeremonyId(ceremonyId).build())
        .getHash();
  }

  @Override
  public ByteString commitments(String ceremonyId) {
    return colleague()
        .getCommitments(GetCommitmentsRequest.newBuilder().setCeremonyId(ceremonyId).build())
        .getCommitments();
  }

  @Override
  public ByteString share(String ceremonyId) {
    return colleague()
        .getShare(GetShareRequest.newBuilder().setCeremonyId(ceremonyId).build())
        .getShare();
  }

  @Override
  public ByteString transcript(String ceremonyId) {
    return colleague()
        .getTranscript(GetTranscriptRequest.newBuilder().setCeremonyId(ceremonyId).build())
        .getHash();
  }

  @Override
  public ByteString confirmation(String ceremonyId) {
    return colleague()
        .getConfirmation(GetConfirmationRequest.newBuilder().setCeremonyId(ceremonyId).build())
        .getHash();
  }

  private EscrowServiceGrpc.EscrowServiceBlockingStub agent() {
    return EscrowServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CeremonyServiceGrpc.CeremonyServiceBlockingStub colleague() {
    return CeremonyServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
