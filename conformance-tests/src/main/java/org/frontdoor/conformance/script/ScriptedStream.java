package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.HelloResponse;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.Resumed;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.identity.Purposes;

/**
 * One HI-2 stream that the authority under test has opened. What the authority sends is kept; signs
 * of life that it asks for are given while the suite waits.
 */
public final class ScriptedStream {

  private static final int KEEPALIVE_IDLE_MILLIS = 120_000;
  private static final int KEEPALIVE_TIMEOUT_MILLIS = 60_000;
  private static final int CHECKPOINT_INTERVAL_MILLIS = 1000;

  private final Examination exam;
  private final ScriptedProvider provider;
  private final String channel;
  private final EndpointId peer;
  private final List<DeliverRequest> received = new ArrayList<>();
  private final List<ByteString> bytes = new ArrayList<>();
  private Optional<Observation> end = Optional.empty();
  private boolean answersKeepalives = true;
  private long nextPosition = 1;
  private long lastCheckpoint;

  ScriptedStream(
      Examination exam, ScriptedProvider provider, String channel, Observation.Accepted accepted) {
    this.exam = exam;
    this.provider = provider;
    this.channel = channel;
    this.peer =
        EndpointId.newBuilder()
            .setCountryCode(accepted.country())
            .setUniqueIdentifier(accepted.identifier())
            .build();
  }

  /** Who has opened it, as the TLS certificate says. */
  public EndpointId peer() {
    return peer;
  }

  /** Everything that the authority has sent, in order. */
  public List<DeliverRequest> received() {
    return List.copyOf(received);
  }

  /** The same as it travelled. */
  public List<ByteString> receivedBytes() {
    return List.copyOf(bytes);
  }

  /** Position of the next unit that is delivered. */
  public long nextPosition() {
    return nextPosition;
  }

  /** Does not give signs of life from now on. */
  public ScriptedStream playingDead() {
    answersKeepalives = false;
    return this;
  }

  /** The Hello with which the authority begins; ends the case without one. */
  public Hello awaitHello() {
    Optional<DeliverRequest> first = next(Examination.PATIENCE);
    return exam.require(
            first.filter(DeliverRequest::hasHello), "the stream begins with a Hello", describeEnd())
        .getHello();
  }

  /** Options as a good provider chooses them. */
  public StreamOptions.Builder options(Hello hello) {
    return StreamOptions.newBuilder()
        .setProvider(provider.id())
        .setAuthority(provider.authority())
        .setProtocolVersion(hello.getProtocolVersion())
        .addAllOptions(hello.getOptionsList())
        .setNonce(hello.getNonce())
        .setWindowBytes(hello.getWindowBytes())
        .setKeepaliveIdleMillis(KEEPALIVE_IDLE_MILLIS)
        .setKeepaliveTimeoutMillis(KEEPALIVE_TIMEOUT_MILLIS)
        .setCheckpointIntervalMillis(CHECKPOINT_INTERVAL_MILLIS);
  }

  /** Answers the Hello with options that the key of a seat signs. */
  public void answerHello(String seat, StreamOptions options) {
    SignedMessage signed = provider.sign(seat, options.toByteString(), Purposes.HI2_OPTIONS);
    send(
        DeliverResponse.newBuilder()
            .setHelloResponse(HelloResponse.newBuilder().setSignedOptions(signed))
            .build());
  }

  /** Where the authority wants to go on; ends the case if it does not say. */
  public Resume awaitResume() {
    return exam.require(
            await(DeliverRequest::hasResume), "the authority resumes delivery", describeEnd())
        .getResume();
  }

  /** Agrees on what the authority offers, and goes on where it wants to. */
  public ScriptedStream open() {
    return open(options(awaitHello()).build());
  }

  /** Agrees on these options, and goes on where the authority wants to. */
  public ScriptedStream open(StreamOptions options) {
    answerHello(Seat.PROVIDER_EVIDENCE, options);
    resumed(awaitResume());
    return this;
  }

  /** Says that delivery goes on where the authority wants it to. */
  public void resumed(Resume resume) {
    nextPosition = Math.max(1, resume.getNextPosition());
    lastCheckpoint = resume.getLastCheckpoint();
    send(
        DeliverResponse.newBuilder()
            .setResumed(Resumed.newBuilder().setNextPosition(nextPosition))
            .build());
  }

  /** Delivers units at the next positions, each in a message of its own. */
  public void deliver(List<ScriptedUnit> units) {
    units.forEach(unit -> deliverAt(nextPosition, unit));
  }

  /** Delivers units at the next positions. */
  public void deliver(ScriptedUnit... units) {
    deliver(List.of(units));
  }

  /** Delivers a unit at any position; the next ones come after it. */
  public void deliverAt(long position, ScriptedUnit unit) {
    nextPosition = position + 1;
    send(
        DeliverResponse.newBuilder()
            .setUnits(DeliveryUnits.newBuilder().addUnits(unit.at(position)))
            .build());
  }

  /** Signs how far tasks have come. */
  public void checkpoint(ScriptedTask... tasks) {
    checkpoint(Stream.of(tasks).map(ScriptedTask::leaf).toList());
  }

  /** Signs what these leaves say. */
  public void checkpoint(List<CheckpointLeaf> leaves) {
    lastCheckpoint++;
    send(signed(Seat.PROVIDER_EVIDENCE, lastCheckpoint, leaves));
  }

  /** A checkpoint in the name of the provider that the key of a seat signs. */
  public DeliverResponse signed(String seat, long number, List<CheckpointLeaf> leaves) {
    Checkpoint checkpoint =
        new CheckpointMaker(
                exam.setting().seats().signing(Seat.PROVIDER_EVIDENCE), provider.authority())
            .make(number, Times.micros(exam.now()), leaves);
    SignedMessage body =
        provider.sign(seat, checkpoint.getSignedBody().getMessage(), Purposes.HI2_CHECKPOINT);
    return DeliverResponse.newBuilder()
        .setCheckpoint(checkpoint.toBuilder().setSignedBody(body))
        .build();
  }

  /** Number of the last checkpoint that was sent, or that the authority has said it has. */
  public long lastCheckpoint() {
    return lastCheckpoint;
  }

  /** Asks for a sign of life. */
  public void askForLife(long sequenceNumber) {
    send(
        DeliverResponse.newBuilder()
            .setKeepaliveRequest(
                KeepaliveRequest.newBuilder()
                    .setSequenceNumber(sequenceNumber)
                    .setTimeMicros(Times.micros(exam.now())))
            .build());
  }

  /** Sends any message. */
  public void send(DeliverResponse message) {
    var unused = exam.perform(new Stimulus.Send(channel, message.toByteString()));
  }

  /** Waits until all that was sent is acknowledged; ends the case if it does not come to that. */
  public void awaitAcknowledged() {
    Optional<DeliverRequest> last =
        await(
            message ->
                message.hasAcknowledgement()
                    && message.getAcknowledgement().getNextPosition() >= nextPosition
                    && message.getAcknowledgement().getLastCheckpoint() >= lastCheckpoint);
    exam.require(last.isPresent(), "the authority acknowledges what it got", describeEnd());
  }

  /** The next message, whatever it is; none if nothing came in time or the stream has ended. */
  public Optional<DeliverRequest> next(Duration atMost) {
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

  /** Reads on until such a message comes, for as long as the suite is patient. */
  public Optional<DeliverRequest> await(Predicate<DeliverRequest> wanted) {
    return await(wanted, Examination.PATIENCE);
  }

  /** Reads on until such a message comes. */
  public Optional<DeliverRequest> await(Predicate<DeliverRequest> wanted, Duration atMost) {
    Instant deadline = exam.now().plus(atMost);
    Optional<DeliverRequest> message = next(atMost);
    while (message.isPresent() && !wanted.test(message.get())) {
      Duration left = Duration.between(exam.now(), deadline);
      if (left.isNegative()) {
        return Optional.empty();
      }
      message = next(left);
    }
    return message;
  }

  /** Whether the authority ends the stream in time; what it sends before that is kept. */
  public boolean awaitEnd(Duration atMost) {
    var unused = await(message -> false, atMost);
    return end.isPresent();
  }

  /** Ends the stream. */
  public void close(Manner manner) {
    var unused = exam.perform(new Stimulus.Close(channel, manner));
  }

  /** How the stream stands, for a report. */
  public String describeEnd() {
    return end.isPresent()
        ? "the authority has ended the stream"
        : "the stream is open and nothing more comes";
  }

  private DeliverRequest read(ByteString message) {
    DeliverRequest request;
    try {
      request = DeliverRequest.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("a message of HI-2", "bytes that cannot be read");
    }
    bytes.add(message);
    received.add(request);
    if (request.hasKeepaliveRequest() && answersKeepalives) {
      send(
          DeliverResponse.newBuilder()
              .setKeepaliveResponse(
                  KeepaliveResponse.newBuilder()
                      .setSequenceNumber(request.getKeepaliveRequest().getSequenceNumber())
                      .setTimeMicros(Times.micros(exam.now())))
              .build());
    }
    return request;
  }
}
