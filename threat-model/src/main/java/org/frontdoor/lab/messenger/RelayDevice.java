package org.frontdoor.lab.messenger;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.frontdoor.messenger.v1.AcknowledgeMessage;
import org.frontdoor.messenger.v1.ConnectRequest;
import org.frontdoor.messenger.v1.ConnectResponse;
import org.frontdoor.messenger.v1.CreateGroupRequest;
import org.frontdoor.messenger.v1.Envelope;
import org.frontdoor.messenger.v1.MessengerServiceGrpc.MessengerServiceBlockingStub;
import org.frontdoor.messenger.v1.OpenSession;
import org.frontdoor.messenger.v1.SendMessageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A device of an account, with its session open. Used by one thread.
 *
 * <p>{@link #receive} needs no waiting for time to pass: the device sends a note to its own
 * account, and since the relay keeps the order of a mailbox, everything that was handed in before
 * has arrived when the note has.
 */
public final class RelayDevice implements AutoCloseable {

  /**
   * Whose device.
   *
   * @param account the account
   * @param number from 1
   */
  public record Address(String account, int number) {
    @Override
    public String toString() {
      return account + "/" + number;
    }
  }

  /** Arrived from the relay, or the end of the session. */
  private sealed interface Arrival {}

  private record Arrived(Envelope envelope) implements Arrival {}

  private record Ended(Status status) implements Arrival {}

  private static final ByteString NOTE =
      ByteString.copyFrom("frontdoor-lab-note-to-self:", StandardCharsets.US_ASCII);

  private final Relay relay;
  private final Address address;
  private final DeviceToken token;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Stream stream = new Stream();
  private long notes;

  RelayDevice(Relay relay, Address address, DeviceToken token) {
    this.relay = relay;
    this.address = address;
    this.token = token;
    var unused = relay.streams().withCallCredentials(token.credentials()).connect(stream);
    stream.say(ConnectRequest.newBuilder().setOpen(OpenSession.newBuilder()).build());
  }

  /** Account and number. */
  public Address address() {
    return address;
  }

  /** The account. */
  public String account() {
    return address.account();
  }

  /** What the device shows to the relay with every call. */
  public DeviceToken token() {
    return token;
  }

  /** Hands in a message to all devices of an account; it is stored when this returns. */
  public void send(String account, ByteString content) {
    var unused =
        as(
            stub ->
                stub.sendMessage(
                    SendMessageRequest.newBuilder()
                        .setAccountId(account)
                        .setContent(content)
                        .build()));
  }

  /** Hands in a message to all devices of all other members of a group. */
  public void sendToGroup(String group, ByteString content) {
    var unused =
        as(
            stub ->
                stub.sendMessage(
                    SendMessageRequest.newBuilder().setGroupId(group).setContent(content).build()));
  }

  /** Makes a group at the relay, with this account as its first member. */
  public void createGroup(String group) {
    var unused =
        as(stub -> stub.createGroup(CreateGroupRequest.newBuilder().setGroupId(group).build()));
  }

  /** Makes the relay send what goes to a group to one more account. */
  public void addToGroup(String group, String account) {
    relay.addToGroup(token, group, account);
  }

  /**
   * Everything that was handed in for this device before now, in order, each once.
   *
   * @throws RelayException if the session has ended or the relay does not answer
   */
  public List<Mail> receive() {
    notes++;
    ByteString note =
        NOTE.concat(ByteString.copyFrom(address.number() + ":" + notes, StandardCharsets.US_ASCII));
    send(address.account(), note);
    List<Mail> mail = new ArrayList<>();
    while (true) {
      Envelope envelope = next();
      stream.say(
          ConnectRequest.newBuilder()
              .setAcknowledge(AcknowledgeMessage.newBuilder().setMessageId(envelope.getMessageId()))
              .build());
      if (envelope.getContent().equals(note)) {
        return List.copyOf(mail);
      }
      if (!envelope.getContent().startsWith(NOTE)) {
        mail.add(
            new Mail(envelope.getSenderAccountId(), envelope.getGroupId(), envelope.getContent()));
      }
    }
  }

  private Envelope next() {
    try {
      Arrival arrival = arrivals.poll(Relay.PATIENCE_SECONDS, TimeUnit.SECONDS);
      return switch (arrival) {
        case Arrived arrived -> arrived.envelope();
        case Ended ended -> throw RelayException.of(ended.status());
        case null -> throw RelayException.of(Status.DEADLINE_EXCEEDED);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RelayException.of(Status.CANCELLED);
    }
  }

  private <T> T as(Function<MessengerServiceBlockingStub, T> call) {
    return relay.answer(stub -> call.apply(stub.withCallCredentials(token.credentials())));
  }

  @Override
  public void close() {
    stream.hangUp();
  }

  private final class Stream implements ClientResponseObserver<ConnectRequest, ConnectResponse> {

    private @Nullable ClientCallStreamObserver<ConnectRequest> out;

    @Override
    public void beforeStart(ClientCallStreamObserver<ConnectRequest> started) {
      out = started;
    }

    void say(ConnectRequest request) {
      ClientCallStreamObserver<ConnectRequest> current = out;
      if (current == null) {
        throw new IllegalStateException("the stream has not started");
      }
      current.onNext(request);
    }

    void hangUp() {
      ClientCallStreamObserver<ConnectRequest> current = out;
      if (current != null) {
        current.cancel("the device goes offline", null);
      }
    }

    @Override
    public void onNext(ConnectResponse response) {
      arrivals.add(new Arrived(response.getEnvelope()));
    }

    @Override
    public void onError(Throwable cause) {
      arrivals.add(new Ended(Status.fromThrowable(cause)));
    }

    @Override
    public void onCompleted() {
      arrivals.add(new Ended(Status.OK));
    }
  }
}
