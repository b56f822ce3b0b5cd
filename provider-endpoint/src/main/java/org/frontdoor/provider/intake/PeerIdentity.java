package org.frontdoor.provider.intake;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.UntrustedException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the identity of the TLS peer into the context of each call, and turns away calls of anybody
 * who is not an authority.
 *
 * <p>The handshake has verified the peer's certificate chain; here its subject is read.
 */
public final class PeerIdentity implements ServerInterceptor {

  private static final Context.Key<Identity> PEER = Context.key("frontdoor.peer");

  /**
   * The peer of the current call.
   *
   * @throws IllegalStateException if the service is served without this interceptor
   */
  public static Identity current() {
    Identity peer = PEER.get();
    if (peer == null) {
      throw new IllegalStateException("The service must be served behind PeerIdentity.");
    }
    return peer;
  }

  @Override
  public <I, O> ServerCall.Listener<I> interceptCall(
      ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
    Optional<Identity> peer = authority(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    if (peer.isEmpty()) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("An authority's TLS certificate is required."),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    Context context = Context.current().withValue(PEER, peer.get());
    return Contexts.interceptCall(context, call, headers, next);
  }

  private static Optional<Identity> authority(@Nullable SSLSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
        return Optional.empty();
      }
      Identity identity = Identity.of(certificate);
      return identity.role() == KeyRole.KEY_ROLE_AUTHORITY
          ? Optional.of(identity)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException | UntrustedException e) {
      return Optional.empty();
    }
  }
}
