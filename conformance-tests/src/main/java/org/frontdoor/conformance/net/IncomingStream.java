package org.frontdoor.conformance.net;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.credentials.PeerTrust;
import org.jspecify.annotations.Nullable;

/**
 * One stream that the authority has opened. A message is asked for only when somebody awaits it, so
 * that an authority that floods fills its own memory and not ours.
 */
final class IncomingStream extends ServerCall.Listener<ByteString> {

  private final ServerCall<ByteString, ByteString> call;
  private final EndpointId peer;
  private final LinkedBlockingQueue<Observation> arrived = new LinkedBlockingQueue<>();
  private @Nullable Observation end;
  private boolean asked;
  private volatile boolean over;

  private IncomingStream(ServerCall<ByteString, ByteString> call, EndpointId peer) {
    this.call = call;
    this.peer = peer;
  }

  static IncomingStream of(ServerCall<ByteString, ByteString> call) {
    IncomingStream stream =
        new IncomingStream(call, peerOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION)));
    call.sendHeaders(new Metadata());
    return stream;
  }

  /** Who has opened it, as its TLS certificate says. */
  EndpointId peer() {
    return peer;
  }

  /** Whether either side has ended it, or the connection is gone. */
  boolean isOver() {
    return over;
  }

  void send(ByteString message) {
    if (!over) {
      call.sendMessage(message);
    }
  }

  /** Ends it, well or badly. */
  void end(Status status) {
    if (!over) {
      over = true;
      call.close(status, new Metadata());
    }
  }

  Observation await(Duration atMost) {
    if (end != null) {
      return end;
    }
    if (!asked) {
      asked = true;
      call.request(1);
    }
    try {
      Observation next = arrived.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        return new Observation.Silence();
      }
      if (next instanceof Observation.Answer) {
        asked = false;
      } else {
        end = next;
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Observation.Silence();
    }
  }

  @Override
  public void onMessage(ByteString message) {
    arrived.add(new Observation.Answer(message));
  }

  @Override
  public void onHalfClose() {
    arrived.add(new Observation.Ended(Status.Code.OK.name(), "", Map.of()));
  }

  @Override
  public void onCancel() {
    over = true;
    arrived.add(new Observation.Ended(Status.Code.CANCELLED.name(), "", Map.of()));
  }

  private static EndpointId peerOf(@Nullable SSLSession session) {
    try {
      return session == null
          ? EndpointId.getDefaultInstance()
          : PeerTrust.peerOf(session).endpointId();
    } catch (SSLPeerUnverifiedException e) {
      return EndpointId.getDefaultInstance();
    }
  }
}
