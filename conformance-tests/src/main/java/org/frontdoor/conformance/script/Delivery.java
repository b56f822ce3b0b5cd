package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.StreamOptions;

/**
 * One HI-2 stream of an authority that the suite plays. What it receives goes into {@link
 * #received}; signs of life that the endpoint asks for are given while it waits.
 */
public final class Delivery {

  /** All options that this version knows. */
  public static final List<DeliveryOption> ALL_OPTIONS =
      List.of(
          DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT,
          DeliveryOption.DELIVERY_OPTION_CHECKPOINT,
          DeliveryOption.DELIVERY_OPTION_KEEPALIVE);

  /** The window that the suite offers. */
  public static final int WINDOW_BYTES = 1 << 20;

  private static final int NONCE_BYTES = 16;

  private final Examination exam;
  private final Authority authority;
  private final String channel;
  private final Received received;
  private Optional<Observation> end = Optional.empty();
  private boolean answersKeepalives = true;

  Delivery(Examination exam, Authority authority) {
    this.exam = exam;
    this.authority = authority;
    this.channel = exam.channel("hi2");
    this.received = new Received(exam);
    var unused = exam.perform(new Stimulus.OpenDelivery(channel, authority.seat()));
  }

  /** What has come on this stream so far. */
  public Received received() {
    return received;
  }

  /** Does not give signs of life from now on. */
  public Delivery playingDead() {
    answersKeepalives = false;
    return this;
  }

  /** A Hello as it should be. */
  public Hello.Builder hello() {
    return Hello.newBuilder()
        .setAuthority(authority.id())
        .setProtocolVersion("1.0")
        .addAllOptions(ALL_OPTIONS)
        .setWindowBytes(WINDOW_BYTES)
        .setNonce(exam.ids().bytes(NONCE_BYTES));
  }

  /** Agrees on all options and resumes at the first unit that the endpoint still has. */
  public Delivery start() {
    var unused = negotiate(hello().build());
    resume(0, 0);
    return this;
  }

  /** Sends a Hello and returns the options that were chosen; ends the case without them. */
  public StreamOptions negotiate(Hello hello) {
    send(DeliverRequest.newBuilder().setHello(hello).build());
    DeliverResponse answer =
        exam.require(
            await(DeliverResponse::hasHelloResponse), "an answer to the Hello", describeEnd());
    try {
      return StreamOptions.parseFrom(answer.getHelloResponse().getSignedOptions().getMessage());
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("options that can be read", "bytes that cannot");
    }
  }

  /** Resumes, and returns from where the endpoint goes on; ends the case if it does not say. */
  public long resume(long nextPosition, long lastCheckpoint) {
    send(
        DeliverRequest.newBuilder()
            .setResume(
                Resume.newBuilder().setNextPosition(nextPosition).setLastCheckpoint(lastCheckpoint))
            .build());
    return exam.require(
            await(DeliverResponse::hasResumed), "an answer to the Resume", describeEnd())
        .getResumed()
        .getNextPosition();
  }

  /** Acknowledges everything that has come. */
  public void acknowledge() {
    acknowledge(received.nextPosition(), received.lastCheckpoint());
  }

  /** Acknowledges all units before a position, and a checkpoint. */
  public void acknowledge(long nextPosition, long lastCheckpoint) {
    send(
        DeliverRequest.newBuilder()
            .setAcknowledgement(
                Acknowledgement.newBuilder()
                    .setNextPosition(nextPosition)
                    .setLastCheckpoint(lastCheckpoint))
            .build());
  }

  /** Asks for a sign of life. */
  public void askForLife(long sequenceNumber) {
    send(
        DeliverRequest.newBuilder()
            .setKeepaliveRequest(
                KeepaliveRequest.newBuilder()
                    .setSequenceNumber(sequenceNumber)
                    .setTimeMicros(Times.micros(exam.now())))
            .build());
  }

  /** Sends any message. */
  public void send(DeliverRequest message) {
    sendBytes(message.toByteString());
  }

  /** Sends any bytes as a message. */
  public void sendBytes(ByteString message) {
    var unused = exam.perform(new Stimulus.Send(channel, message));
  }

  /** The next message, whatever it is; none if nothing came in time or the stream has ended. */
  public Optional<DeliverResponse> next(Duration atMost) {
    if (end.isPresent()) {
      return Optional.empty();
    }
    Observation came = exam.perform(new Stimulus.Await(channel, atMost));
    if (came instanceof Observation.Answer answer) {
      return Optional.of(read(answer.bytes()));
    }
    if (!(came instanceof Observation.Silence)) {
      end = Optional.of(came);
    }
    return Optional.empty();
  }

  /** Reads on until such a message comes; what comes before it is received like everything else. */
  public Optional<DeliverResponse> await(Predicate<DeliverResponse> wanted) {
    Instant deadline = exam.now().plus(Examination.PATIENCE);
    Optional<DeliverResponse> message = next(Examination.PATIENCE);
    while (message.isPresent() && !wanted.test(message.get()) && exam.now().isBefore(deadline)) {
      message = next(Examination.PATIENCE);
    }
    return message.filter(wanted);
  }

  /**
   * Reads on until enough has come, acknowledging nothing.
   *
   * @return whether it has come to that
   */
  public boolean awaitUntil(BooleanSupplier enough) {
    Instant deadline = exam.now().plus(Examination.PATIENCE);
    while (!enough.getAsBoolean() && exam.now().isBefore(deadline)) {
      if (next(Examination.PATIENCE).isEmpty()) {
        break;
      }
    }
    return enough.getAsBoolean();
  }

  /**
   * Reads on until so many records of a task have come, the test record not counted, and ends the
   * case if they do not come.
   */
  public List<ReceivedRecord> awaitRecords(String liid, int count) {
    boolean came = awaitUntil(() -> received.product(liid).size() >= count);
    exam.require(
        came,
        count + " records are delivered",
        received.product(liid).size() + " came, then " + describeEnd());
    return received.product(liid);
  }

  /** Waits until the endpoint ends the stream. */
  public Optional<Observation> awaitEnd(Duration atMost) {
    Instant deadline = exam.now().plus(atMost);
    while (end.isEmpty() && exam.now().isBefore(deadline)) {
      var unused = next(atMost);
    }
    return end;
  }

  /** How the stream was ended by the endpoint, if it was. */
  public Optional<Observation> end() {
    return end;
  }

  /** Acknowledges everything and ends the stream in good order. */
  public void finish() {
    acknowledge();
    close(Manner.HALF_CLOSE);
    var unused = awaitEnd(Examination.PATIENCE);
  }

  /** Ends the stream. */
  public void close(Manner manner) {
    var unused = exam.perform(new Stimulus.Close(channel, manner));
  }

  /** How the stream stands, for a report. */
  public String describeEnd() {
    return end.map(Delivery::describe).orElse("the stream is open and nothing more comes");
  }

  private static String describe(Observation end) {
    return switch (end) {
      case Observation.Ended ended -> "the stream ended with gRPC status " + ended.status();
      case Observation.Unreachable unreachable -> "there is no connection: " + unreachable.cause();
      default -> "the stream is over";
    };
  }

  private DeliverResponse read(ByteString bytes) {
    DeliverResponse message;
    try {
      message = DeliverResponse.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("a message of HI-2", "bytes that cannot be read");
    }
    received.take(message);
    if (message.hasKeepaliveRequest() && answersKeepalives) {
      send(
          DeliverRequest.newBuilder()
              .setKeepaliveResponse(
                  KeepaliveResponse.newBuilder()
                      .setSequenceNumber(message.getKeepaliveRequest().getSequenceNumber())
                      .setTimeMicros(Times.micros(exam.now())))
              .build());
    }
    return message;
  }
}
