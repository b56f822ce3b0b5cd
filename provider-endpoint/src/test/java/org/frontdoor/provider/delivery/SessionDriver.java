package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.Resume;
import org.jspecify.annotations.Nullable;

/** Plays transport and clock for a {@link DeliverySession}. */
public final class SessionDriver {

  private final DeliverySession session;
  private final EndpointId authority;
  private long now;
  private boolean woken;

  public SessionDriver(DeliveryParty party, EndpointId authority) {
    this.authority = authority;
    this.session = new DeliverySession(party, authority, () -> woken = true, 0);
  }

  public static Hello hello(EndpointId authority, int window) {
    return Hello.newBuilder()
        .setAuthority(authority)
        .setProtocolVersion("1.0")
        .addOptions(DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT)
        .addOptions(DeliveryOption.DELIVERY_OPTION_CHECKPOINT)
        .addOptions(DeliveryOption.DELIVERY_OPTION_KEEPALIVE)
        .setWindowBytes(window)
        .setNonce(ByteString.copyFrom(new byte[16]))
        .build();
  }

  /** Moves the session's clock. */
  public void advanceMillis(long millis) {
    now += millis * 1_000_000;
  }

  /** Says hello and resumes; gives everything that is answered. */
  public List<DeliverResponse> open(long nextPosition, long lastCheckpoint, int window) {
    List<DeliverResponse> answers = new ArrayList<>(hello(hello(authority, window)));
    send(
        DeliverRequest.newBuilder()
            .setResume(
                Resume.newBuilder()
                    .setNextPosition(nextPosition)
                    .setLastCheckpoint(lastCheckpoint)));
    answers.addAll(control());
    return answers;
  }

  public List<DeliverResponse> hello(Hello hello) {
    send(DeliverRequest.newBuilder().setHello(hello));
    return control();
  }

  public void acknowledge(long nextPosition, long lastCheckpoint) {
    send(
        DeliverRequest.newBuilder()
            .setAcknowledgement(
                Acknowledgement.newBuilder()
                    .setNextPosition(nextPosition)
                    .setLastCheckpoint(lastCheckpoint)));
  }

  public void ask(long sequenceNumber) {
    send(
        DeliverRequest.newBuilder()
            .setKeepaliveRequest(KeepaliveRequest.newBuilder().setSequenceNumber(sequenceNumber)));
  }

  public void answer(long sequenceNumber) {
    send(
        DeliverRequest.newBuilder()
            .setKeepaliveResponse(
                KeepaliveResponse.newBuilder().setSequenceNumber(sequenceNumber)));
  }

  public void send(DeliverRequest.Builder message) {
    session.receive(message.build(), now);
  }

  /** What the session sends next, if the transport has room. */
  public @Nullable DeliverResponse next() {
    return session.next(now, true);
  }

  /** Everything that the session sends now. */
  public List<DeliverResponse> all() {
    return drain(true);
  }

  /** Everything that the session sends now while the transport's queue is full. */
  public List<DeliverResponse> control() {
    return drain(false);
  }

  /** Whether the session was told of news since the last time. */
  public boolean woken() {
    boolean was = woken;
    woken = false;
    return was;
  }

  /** When the session wants to be asked again, in milliseconds of its clock. */
  public long deadlineMillis() {
    return session.deadline() / 1_000_000;
  }

  /** The connection breaks. */
  public void cut() {
    session.finish(StreamEnd.CANCELLED);
  }

  public Optional<StreamEnd> end() {
    return session.end();
  }

  private List<DeliverResponse> drain(boolean room) {
    List<DeliverResponse> sent = new ArrayList<>();
    for (DeliverResponse next = session.next(now, room);
        next != null;
        next = session.next(now, room)) {
      sent.add(next);
    }
    return sent;
  }
}
