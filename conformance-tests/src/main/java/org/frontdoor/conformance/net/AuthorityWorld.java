package org.frontdoor.conformance.net;

import io.grpc.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.AsProvider;
import org.frontdoor.conformance.wire.Stimulus.Listening;
import org.frontdoor.conformance.wire.World;
import org.jspecify.annotations.Nullable;

/** An authority under test: its programs, and the address at which the suite plays the provider. */
public final class AuthorityWorld implements World {

  private final Seats seats;
  private final InstantSource clock;
  private final Programs programs;
  private final Address address;
  private final Map<String, IncomingStream> streams = new HashMap<>();
  private @Nullable ProviderDoor door;
  private @Nullable HandshakeDoor handshakes;

  /**
   * Listens at once.
   *
   * @param at where the suite plays the provider; port 0 for any that is free
   * @param seats in whose name it does so
   * @param programs the authority
   * @param clock the suite's own
   * @throws java.io.UncheckedIOException if nobody can listen there
   */
  public AuthorityWorld(Address at, Seats seats, Programs programs, InstantSource clock) {
    this.seats = seats;
    this.clock = clock;
    this.programs = programs;
    ProviderDoor first = new ProviderDoor(at, Seat.PROVIDER, seats, clock);
    this.door = first;
    this.address = new Address(at.host(), first.port());
    programs.fresh(address);
  }

  /** Where the suite listens. */
  public Address address() {
    return address;
  }

  @Override
  public Observation perform(Stimulus stimulus) {
    return switch (stimulus) {
      case AsProvider asProvider -> performAsProvider(asProvider);
      case Stimulus.Send send -> send(send);
      case Stimulus.Await await -> stream(await.channel()).await(await.atMost());
      case Stimulus.Close close -> close(close);
      case Stimulus.Now now -> new Observation.Moment(micros(clock.instant()));
      case Stimulus.Pause pause -> Pauses.pause(pause.time());
      case Stimulus.Exchange unused -> throw notHere();
      case Stimulus.Together unused -> throw notHere();
      case Stimulus.OpenWatch unused -> throw notHere();
      case Stimulus.OpenDelivery unused -> throw notHere();
      case Stimulus.Handshake unused -> throw notHere();
      case Stimulus.Http unused -> throw notHere();
      case Stimulus.Tester unused -> throw notHere();
      case Stimulus.Synchronise unused -> throw notHere();
    };
  }

  @Override
  public void reset() {
    programs.close();
    streams.clear();
    listen(new Stimulus.Listen(Seat.PROVIDER, Listening.DELIVERY));
    programs.fresh(address);
  }

  @Override
  public void close() {
    programs.close();
    stopListening();
  }

  private Observation performAsProvider(AsProvider stimulus) {
    return switch (stimulus) {
      case Stimulus.Listen listen -> listen(listen);
      case Stimulus.AcceptDelivery accept -> accept(accept);
      case Stimulus.AcceptHandshake accept ->
          handshakes == null ? new Observation.Silence() : handshakes.accept(accept.atMost());
      case Stimulus.StartProgram start -> programs.start(start.command());
      case Stimulus.StopProgram stop -> stop(stop);
      case Stimulus.RunProgram run -> run(run);
    };
  }

  private Observation listen(Stimulus.Listen listen) {
    stopListening();
    switch (listen.listening()) {
      case DELIVERY -> door = new ProviderDoor(address, listen.seat(), seats, clock);
      case HANDSHAKES -> handshakes = new HandshakeDoor(address, seats.tls(listen.seat()));
    }
    return new Observation.Done();
  }

  private void stopListening() {
    if (door != null) {
      door.close();
      door = null;
    }
    if (handshakes != null) {
      handshakes.close();
      handshakes = null;
    }
  }

  private Observation accept(Stimulus.AcceptDelivery accept) {
    Optional<IncomingStream> stream =
        door == null ? Optional.empty() : door.accept(accept.atMost());
    if (stream.isEmpty()) {
      return new Observation.Silence();
    }
    streams.put(accept.channel(), stream.get());
    return new Observation.Accepted(
        stream.get().peer().getCountryCode(), stream.get().peer().getUniqueIdentifier());
  }

  private Observation stop(Stimulus.StopProgram stop) {
    switch (stop.ending()) {
      case CLOSE_INPUT -> programs.closeInput(stop.command());
      case KILL -> programs.kill(stop.command());
    }
    Observation ended = programs.await(stop.command(), stop.atMost());
    if (door != null) {
      door.forget();
    }
    return ended;
  }

  private Observation run(Stimulus.RunProgram run) {
    Observation started = programs.start(run.command());
    if (!(started instanceof Observation.Done)) {
      return started;
    }
    programs.closeInput(run.command());
    return programs.await(run.command(), run.atMost());
  }

  private Observation send(Stimulus.Send send) {
    stream(send.channel()).send(send.message());
    return new Observation.Done();
  }

  private Observation close(Stimulus.Close close) {
    IncomingStream stream = stream(close.channel());
    switch (close.manner()) {
      case HALF_CLOSE -> stream.end(Status.OK);
      case CANCEL -> stream.end(Status.UNAVAILABLE.withDescription("The stream is over."));
      case CUT -> {
        if (door != null) {
          door.cut();
        }
      }
    }
    return new Observation.Done();
  }

  private IncomingStream stream(String channel) {
    IncomingStream stream = streams.get(channel);
    if (stream == null) {
      throw new IllegalStateException("The case uses a stream that it has not accepted.");
    }
    return stream;
  }

  private static IllegalStateException notHere() {
    return new IllegalStateException("The suite plays the provider here, and nobody else.");
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
