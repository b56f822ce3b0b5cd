package org.frontdoor.provider.messenger.service;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.messenger.v1.ConnectRequest;
import org.frontdoor.messenger.v1.ConnectResponse;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.KeptMessage;
import org.frontdoor.provider.messenger.MailListener;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.Session;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a device, and its session.
 *
 * <pre>
 * waiting  -- open -->         open      the session begins
 * open     -- acknowledge -->  open      the message leaves the store
 * any      -- half-close -->   ended     the session ends, OK
 * any      -- cancelled, connection lost, keepalive unanswered --> ended
 * open     -- newer session of the device --> ended, ABORTED
 * any      -- anything else --> ended, INVALID_ARGUMENT
 * </pre>
 */
final class ConnectCall implements StreamObserver<ConnectRequest>, MailListener {

  private static final int BATCH = 16;

  private final Messenger messenger;
  private final Device device;
  private final ServerCallStreamObserver<ConnectResponse> out;
  private final Executor executor;
  private final AtomicInteger wakeups = new AtomicInteger();
  private volatile @Nullable Session session;
  private volatile @Nullable Status end;

  /** Only touched by the one thread that sends. */
  private boolean ended;

  ConnectCall(
      Messenger messenger,
      Device device,
      ServerCallStreamObserver<ConnectResponse> out,
      Executor executor) {
    this.messenger = messenger;
    this.device = device;
    this.out = out;
    this.executor = executor;
  }

  /** Must be called before the handler of the call returns. */
  ConnectCall start() {
    out.setOnReadyHandler(this::wake);
    out.setOnCancelHandler(this::closeSession);
    return this;
  }

  @Override
  public void onNext(ConnectRequest request) {
    if (end != null) {
      return;
    }
    try {
      ShapeValidator.shared().check(request);
      switch (request.getMessageCase()) {
        case OPEN -> open();
        case ACKNOWLEDGE -> acknowledge(request.getAcknowledge().getMessageId());
        case MESSAGE_NOT_SET -> finish(MessengerErrors.outOfOrder());
      }
    } catch (MalformedMessageException | RuntimeException e) {
      finish(MessengerErrors.status(e));
    }
  }

  private void open() {
    if (session != null) {
      finish(MessengerErrors.outOfOrder());
      return;
    }
    session = messenger.connect(device, this);
    if (end != null) {
      closeSession();
    }
    wake();
  }

  private void acknowledge(ByteString messageId) {
    Session current = session;
    if (current == null) {
      finish(MessengerErrors.outOfOrder());
    } else if (current.acknowledge(messageId)) {
      wake();
    }
  }

  @Override
  public void onError(Throwable cause) {
    closeSession();
  }

  @Override
  public void onCompleted() {
    finish(Status.OK);
  }

  @Override
  public void mailArrived() {
    wake();
  }

  @Override
  public void superseded() {
    end = MessengerErrors.superseded();
    wake();
  }

  private void finish(Status status) {
    closeSession();
    end = status;
    wake();
  }

  private void closeSession() {
    Session current = session;
    if (current != null) {
      current.close();
    }
  }

  /** Lets one thread send; wake-ups while it does make it look again. */
  private void wake() {
    if (wakeups.getAndIncrement() == 0) {
      executor.execute(this::sendWhileWoken);
    }
  }

  private void sendWhileWoken() {
    int seen = wakeups.get();
    while (seen != 0) {
      send();
      seen = wakeups.addAndGet(-seen);
    }
  }

  private void send() {
    try {
      boolean more = true;
      while (more && !ended && end == null && out.isReady()) {
        more = sendSome();
      }
    } catch (RuntimeException e) {
      end = MessengerErrors.status(e);
      closeSession();
    }
    Status status = end;
    if (status != null && !ended) {
      ended = true;
      close(status);
    }
  }

  private boolean sendSome() {
    Session current = session;
    List<KeptMessage> messages = current == null ? List.of() : current.next(BATCH);
    for (KeptMessage message : messages) {
      out.onNext(ConnectResponse.newBuilder().setEnvelope(message.envelope()).build());
    }
    return !messages.isEmpty();
  }

  private void close(Status status) {
    if (out.isCancelled()) {
      return;
    }
    if (status.isOk()) {
      out.onCompleted();
    } else {
      out.onError(status.asRuntimeException());
    }
  }
}
