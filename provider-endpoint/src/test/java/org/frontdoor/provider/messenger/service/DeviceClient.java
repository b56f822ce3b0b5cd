package org.frontdoor.provider.messenger.service;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.frontdoor.messenger.v1.AcknowledgeMessage;
import org.frontdoor.messenger.v1.ConnectRequest;
import org.frontdoor.messenger.v1.ConnectResponse;
import org.frontdoor.messenger.v1.Envelope;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.OpenSession;
import org.jspecify.annotations.Nullable;

/** A device with its stream open. */
final class DeviceClient implements ClientResponseObserver<ConnectRequest, ConnectResponse> {

  private final List<Envelope> received = new CopyOnWriteArrayList<>();
  private final boolean reading;
  private volatile @Nullable Status ended;
  private @Nullable ClientCallStreamObserver<ConnectRequest> out;

  private DeviceClient(boolean reading) {
    this.reading = reading;
  }

  static DeviceClient connect(Channel channel, String token) {
    return start(channel, token, true);
  }

  /** One that reads nothing until it is told to. */
  static DeviceClient connectWithoutReading(Channel channel, String token) {
    return start(channel, token, false);
  }

  private static DeviceClient start(Channel channel, String token, boolean reading) {
    DeviceClient client = new DeviceClient(reading);
    var unused =
        MessengerServiceGrpc.newStub(channel)
            .withCallCredentials(MessengerFixture.bearer(token))
            .connect(client);
    return client;
  }

  DeviceClient open() {
    stream().onNext(ConnectRequest.newBuilder().setOpen(OpenSession.newBuilder()).build());
    return this;
  }

  void acknowledge(ByteString id) {
    stream()
        .onNext(
            ConnectRequest.newBuilder()
                .setAcknowledge(AcknowledgeMessage.newBuilder().setMessageId(id))
                .build());
  }

  void read(int count) {
    stream().request(count);
  }

  void hangUp() {
    stream().onCompleted();
  }

  void vanish() {
    stream().cancel("gone", null);
  }

  List<Envelope> received() {
    return received;
  }

  @Nullable Status ended() {
    return ended;
  }

  private ClientCallStreamObserver<ConnectRequest> stream() {
    return Objects.requireNonNull(out);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ConnectRequest> stream) {
    out = stream;
    if (!reading) {
      stream.disableAutoRequestWithInitial(0);
    }
  }

  @Override
  public void onNext(ConnectResponse response) {
    received.add(response.getEnvelope());
  }

  @Override
  public void onError(Throwable cause) {
    ended = Status.fromThrowable(cause);
  }

  @Override
  public void onCompleted() {
    ended = Status.OK;
  }
}
