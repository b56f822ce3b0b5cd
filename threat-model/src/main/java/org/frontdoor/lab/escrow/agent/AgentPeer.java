package org.frontdoor.lab.escrow.agent;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.Identity;

/**
 * Puts the identity of the TLS peer into the context of each call of a service, and turns away
 * whoever has another role than the service is for. The handshake has verified the certificate.
 */
final class AgentPeer implements ServerInterceptor {

  private static final Context.Key<Identity> PEER = Context.key("frontdoor.escrow.peer");

  private final Set<KeyRole> roles;

  AgentPeer(Set<KeyRole> roles) {
    this.roles = Set.copyOf(roles);
  }

  /** The peer of the current call. */
  static Identity current() {
    Identity peer = PEER.get();
    if (peer == null) {
      throw new IllegalStateException("the service must be served behind AgentPeer");
    }
    return peer;
  }

  @Override
  public <I, O> ServerCall.Listener<I> interceptCall(
      ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    try {
      if (session != null) {
        Identity peer = PeerTrust.peerOf(session);
        if (roles.contains(peer.role())) {
          return Contexts.interceptCall(
              Context.current().withValue(PEER, peer), call, headers, next);
        }
      }
    } catch (SSLPeerUnverifiedException e) {
      // Told below, as to any stranger.
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription("A certificate of another role is required."),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
