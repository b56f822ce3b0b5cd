package org.frontdoor.conformance.net;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.frontdoor.conformance.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One stream. A message is asked for only when somebody awaits it, so that an endpoint that floods
 * fills its own memory and not ours.
 */
final class OpenStream extends ClientCall.Listener<ByteString> {

  private final ClientCall<ByteString, ByteString> call;
  private final LinkedBlockingQueue<Observation> arrived = new LinkedBlockingQueue<>();
  private @Nullable Observation end;
  private boolean asked;
  private boolean sendingIsOver;

  private OpenStream(ClientCall<ByteString, ByteString> call) {
    this.call = call;
  }

  static OpenStream open(Channel channel, MethodDescriptor<ByteString, ByteString> method) {
    OpenStream stream = new OpenStream(channel.newCall(method, CallOptions.DEFAULT));
    stream.call.start(stream, new Metadata());
    return stream;
  }

  void send(ByteString message) {
    if (!sendingIsOver) {
      call.sendMessage(message);
    }
  }

  void halfClose() {
    if (!sendingIsOver) {
      sendingIsOver = true;
      call.halfClose();
    }
  }

  void cancel() {
    sendingIsOver = true;
    call.cancel("the case is over with this stream", null);
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
        sendingIsOver = true;
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
  public void onClose(Status status, Metadata trailers) {
    arrived.add(Faults.observe(status, trailers));
  }
}
