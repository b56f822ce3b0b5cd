package org.frontdoor.provider.delivery;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.Resumed;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.jspecify.annotations.Nullable;

/**
 * One delivery stream, seen from the provider. A state machine without threads: it is told what
 * came and what time it is, and asked what to send next. Times are nanoseconds of any monotonic
 * clock. For one thread.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>what happens</th><th>answer</th><th>next state</th></tr>
 *   <tr><td>greeting</td><td>Hello that is acceptable</td><td>HelloResponse; older stream
 *     ends</td><td>resuming</td></tr>
 *   <tr><td>greeting</td><td>Hello that is not</td><td>-</td><td>over</td></tr>
 *   <tr><td>resuming</td><td>Resume at a position that was given</td><td>Resumed (an
 *     OperatorMessage before it, if units asked for are gone)</td><td>streaming</td></tr>
 *   <tr><td>resuming, streaming</td><td>position or checkpoint never sent</td><td>OperatorMessage
 *     </td><td>over: AHEAD</td></tr>
 *   <tr><td>streaming</td><td>Acknowledgement</td><td>-</td><td>streaming; window moves on</td></tr>
 *   <tr><td>streaming</td><td>KeepaliveRequest</td><td>KeepaliveResponse, before any
 *     unit</td><td>streaming</td></tr>
 *   <tr><td>streaming</td><td>nothing for TIME1</td><td>KeepaliveRequest</td><td>streaming</td></tr>
 *   <tr><td>streaming</td><td>no answer for TIME3</td><td>-</td><td>over: TIMED_OUT</td></tr>
 *   <tr><td>greeting, resuming</td><td>TIME3 after the opening</td><td>-</td><td>over:
 *     TIMED_OUT</td></tr>
 *   <tr><td>any</td><td>any other message</td><td>-</td><td>over: OUT_OF_ORDER</td></tr>
 *   <tr><td>any</td><td>newer stream of the authority</td><td>-</td><td>over: REPLACED</td></tr>
 * </table>
 */
final class DeliverySession implements Outbox.Reader {

  private final DeliveryParty party;
  private final EndpointId peer;
  private final Outbox outbox;
  private final CheckpointMaker checkpoints;
  private final Runnable wake;
  private final long openedAt;
  private final Keepalive keepalive;
  private final ArrayDeque<DeliverResponse> control = new ArrayDeque<>();
  private State state = State.GREETING;
  private @Nullable StreamEnd end;
  private @Nullable Streaming streaming;
  private int window;

  private enum State {
    GREETING,
    RESUMING,
    STREAMING,
    OVER
  }

  /** What there is only while streaming. */
  private record Streaming(CheckpointDesk desk, UnitSender units) {}

  /**
   * Begins a stream.
   *
   * @param peer the authority at the other end, as TLS has proved
   * @param wake called when there may be something to send, by any thread
   */
  DeliverySession(DeliveryParty party, EndpointId peer, Runnable wake, long now) {
    this.party = party;
    this.peer = peer;
    this.outbox = party.outboxes().of(peer);
    this.checkpoints = new CheckpointMaker(party.evidence(), peer);
    this.wake = wake;
    this.openedAt = now;
    this.keepalive = new Keepalive(party.settings(), now);
  }

  @Override
  public void wake() {
    wake.run();
  }

  /** Why the stream is over; empty while it is not. */
  Optional<StreamEnd> end() {
    return control.isEmpty() ? Optional.ofNullable(end) : Optional.empty();
  }

  /** Ends the stream; the first reason counts. */
  void finish(StreamEnd reason) {
    if (end == null) {
      end = reason;
      state = State.OVER;
      outbox.detach(this);
    }
  }

  /** Takes a message that has the right shape. */
  void receive(DeliverRequest message, long now) {
    keepalive.moved(now);
    switch (message.getMessageCase()) {
      case HELLO -> expect(State.GREETING, () -> greet(message.getHello()));
      case RESUME -> expect(State.RESUMING, () -> resume(message.getResume(), now));
      case ACKNOWLEDGEMENT ->
          expect(State.STREAMING, () -> acknowledge(message.getAcknowledgement(), now));
      case KEEPALIVE_REQUEST ->
          expect(State.STREAMING, () -> answer(message.getKeepaliveRequest().getSequenceNumber()));
      case KEEPALIVE_RESPONSE ->
          expect(
              State.STREAMING,
              () -> keepalive.answered(message.getKeepaliveResponse().getSequenceNumber()));
      case MESSAGE_NOT_SET -> finish(StreamEnd.MALFORMED);
    }
  }

  /**
   * What to send now; null if nothing. To be asked again until it says so, after every message
   * received, after every wake, and at {@link #deadline}.
   *
   * @param roomForUnits whether the transport takes more without queueing; everything but units is
   *     sent without asking
   */
  @Nullable DeliverResponse next(long now, boolean roomForUnits) {
    if (control.isEmpty() && state != State.OVER) {
      watch(now);
    }
    if (control.isEmpty() && state == State.STREAMING) {
      produce(now, roomForUnits);
    }
    return control.poll();
  }

  /** When to ask {@link #next} again though nothing happened. */
  long deadline() {
    Streaming current = streaming;
    if (state != State.STREAMING || current == null) {
      return openedAt + party.settings().keepaliveTimeout().toNanos();
    }
    long alive = keepalive.deadline();
    if (!current.desk.waiting()) {
      return alive;
    }
    long owed = current.desk.deadline();
    return owed - alive < 0 ? owed : alive;
  }

  private void expect(State expected, Runnable action) {
    if (state == expected) {
      action.run();
    } else {
      finish(StreamEnd.OUT_OF_ORDER);
    }
  }

  private void greet(Hello hello) {
    Optional<StreamEnd> refusal = Handshake.refusal(hello, peer);
    if (refusal.isPresent()) {
      finish(refusal.get());
      return;
    }
    window = Handshake.window(hello, party.settings());
    outbox.attach(this);
    state = State.RESUMING;
    send(response -> response.setHelloResponse(Handshake.response(hello, party)));
  }

  private void resume(Resume resume, long now) {
    long asked = resume.getNextPosition() == 0 ? 1 : resume.getNextPosition();
    if (isAhead(asked, outbox.nextPosition(), resume.getLastCheckpoint())) {
      return;
    }
    Outbox.Standing standing = outbox.resume(this, asked, resume.getLastCheckpoint());
    if (standing.position() > asked) {
      tell("Units before position " + standing.position() + " were released and are gone.");
    }
    CheckpointDesk desk = new CheckpointDesk(party.settings(), standing.open(), now);
    streaming = new Streaming(desk, new UnitSender(outbox, this, standing, desk, window));
    state = State.STREAMING;
    send(
        response -> response.setResumed(Resumed.newBuilder().setNextPosition(standing.position())));
  }

  private void acknowledge(Acknowledgement stored, long now) {
    Streaming current = streamingNow();
    if (isAhead(stored.getNextPosition(), current.units.sentBefore(), stored.getLastCheckpoint())) {
      return;
    }
    Passed passed = current.units.acknowledge(stored.getNextPosition());
    outbox.acknowledge(this, stored.getNextPosition(), passed, stored.getLastCheckpoint());
    if (!passed.isEmpty()) {
      keepalive.progressed(now);
    }
  }

  /** Numbers are unsigned 64-bit: what is negative here lies far ahead. */
  private boolean isAhead(long position, long limit, long checkpoint) {
    if (Long.compareUnsigned(position, limit) <= 0
        && Long.compareUnsigned(checkpoint, outbox.lastCheckpoint()) <= 0) {
      return false;
    }
    tell("The position or checkpoint named was never sent; nothing was released.");
    finish(StreamEnd.AHEAD);
    return true;
  }

  private void answer(long sequenceNumber) {
    send(
        response ->
            response.setKeepaliveResponse(
                KeepaliveResponse.newBuilder()
                    .setSequenceNumber(sequenceNumber)
                    .setTimeMicros(party.nowMicros())));
  }

  private void watch(long now) {
    if (state != State.GREETING && !outbox.isReader(this)) {
      finish(StreamEnd.REPLACED);
    } else if (state == State.STREAMING ? keepalive.expired(now) : now - deadline() >= 0) {
      finish(StreamEnd.TIMED_OUT);
    } else if (state == State.STREAMING && keepalive.due(now)) {
      KeepaliveRequest.Builder request =
          KeepaliveRequest.newBuilder()
              .setSequenceNumber(keepalive.ask(now))
              .setTimeMicros(party.nowMicros());
      send(response -> response.setKeepaliveRequest(request));
    }
  }

  private void produce(long now, boolean roomForUnits) {
    Streaming current = streamingNow();
    Optional<OperatorMessage> message = outbox.nextMessage();
    if (message.isPresent()) {
      send(response -> response.setOperatorMessage(message.get()));
    } else if (current.desk.due(now)) {
      checkpoint(current.desk.take());
      keepalive.moved(now);
    } else if (roomForUnits) {
      Optional<DeliveryUnits> units = current.units.next(now);
      units.ifPresent(
          sent -> {
            send(response -> response.setUnits(sent));
            keepalive.moved(now);
          });
    }
  }

  private void checkpoint(List<CheckpointLeaf> leaves) {
    long number = outbox.nextCheckpoint();
    outbox.remember(number, leaves);
    send(response -> response.setCheckpoint(checkpoints.make(number, party.nowMicros(), leaves)));
  }

  private void tell(String text) {
    OperatorMessage message =
        OperatorMessage.newBuilder()
            .setPriority(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR)
            .setText(text)
            .build();
    send(response -> response.setOperatorMessage(message));
  }

  private void send(Consumer<DeliverResponse.Builder> content) {
    DeliverResponse.Builder response = DeliverResponse.newBuilder();
    content.accept(response);
    control.add(response.build());
  }

  private Streaming streamingNow() {
    Streaming current = streaming;
    if (current == null) {
      throw new IllegalStateException("The stream has not begun.");
    }
    return current;
  }
}
