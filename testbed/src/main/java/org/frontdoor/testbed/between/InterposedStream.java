package org.frontdoor.testbed.between;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;
import org.jspecify.annotations.Nullable;

/** One HI-2 stream through an interposer. What cannot be read passes as it is. */
final class InterposedStream implements Wire {

  private final StreamFault fault;
  private final StreamObserver<ByteString> authority;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private @Nullable ClientCallStreamObserver<ByteString> provider;
  private boolean over;

  InterposedStream(StreamFault fault, StreamObserver<ByteString> authority) {
    this.fault = fault;
    this.authority = authority;
  }

  synchronized void connect(ClientCallStreamObserver<ByteString> upstream) {
    provider = upstream;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  StreamObserver<ByteString> authoritySide() {
    return new StreamObserver<>() {
      @Override
      public void onNext(ByteString message) {
        fromAuthority(message);
      }

      @Override
      public void onError(Throwable error) {
        authorityGone();
      }

      @Override
      public void onCompleted() {
        authorityDone();
      }
    };
  }

  StreamObserver<ByteString> providerSide() {
    return new StreamObserver<>() {
      @Override
      public void onNext(ByteString message) {
        fromProvider(message);
      }

      @Override
      public void onError(Throwable error) {
        ended(Status.fromThrowable(error));
      }

      @Override
      public void onCompleted() {
        ended(Status.OK);
      }
    };
  }

  private synchronized void ended(Status status) {
    fault.ended(status, this);
  }

  @Override
  public synchronized void toProvider(DeliverRequest message) {
    rawToProvider(message.toByteString());
  }

  @Override
  public synchronized void toAuthority(DeliverResponse message) {
    rawToAuthority(message.toByteString());
  }

  @Override
  public synchronized void rawToAuthority(ByteString message) {
    if (!over) {
      authority.onNext(message);
    }
  }

  @Override
  public synchronized void end(Status status) {
    if (!over) {
      over = true;
      if (status.isOk()) {
        authority.onCompleted();
      } else {
        authority.onError(status.asRuntimeException());
      }
    }
  }

  private synchronized void fromAuthority(ByteString message) {
    try {
      fault.fromAuthority(DeliverRequest.parseFrom(message), this);
    } catch (InvalidProtocolBufferException e) {
      rawToProvider(message);
    }
  }

  private synchronized void fromProvider(ByteString message) {
    try {
      fault.fromProvider(DeliverResponse.parseFrom(message), this);
    } catch (InvalidProtocolBufferException e) {
      rawToAuthority(message);
    }
  }

  private synchronized void rawToProvider(ByteString message) {
    whenConnected(
        () -> {
          if (provider != null) {
            provider.onNext(message);
          }
        });
  }

  private synchronized void authorityDone() {
    whenConnected(
        () -> {
          if (provider != null) {
            provider.onCompleted();
          }
        });
  }

  private synchronized void authorityGone() {
    over = true;
    whenConnected(
        () -> {
          if (provider != null) {
            provider.cancel("the authority is gone", null);
          }
        });
  }

  private void whenConnected(Runnable action) {
    if (provider == null) {
      waiting.add(action);
    } else {
      action.run();
    }
  }
}
