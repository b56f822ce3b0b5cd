package org.frontdoor.conformance.net;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;

/** A provider under test, at its addresses. */
public final class GrpcWorld implements World {

  private final InstantSource clock;
  private final Connections endpoint;
  private final Optional<Connections> tester;
  private final Probes probes;
  private final Map<String, Stream> streams = new HashMap<>();
  private Duration ahead = Duration.ZERO;

  /**
   * Connects when it is first needed.
   *
   * @param address where HI-1 and HI-2 listen
   * @param tester where the upper tester listens
   * @param id who the endpoint must prove to be
   * @param seats in whose name things are done
   * @param clock the suite's own
   */
  public GrpcWorld(
      Address address, Optional<Address> tester, EndpointId id, Seats seats, InstantSource clock) {
    this.clock = clock;
    this.endpoint = new Connections(address, id, seats, this::now);
    this.tester = tester.map(at -> new Connections(at, id, seats, this::now));
    this.probes = new Probes(address, id, seats, this::now);
  }

  private record Stream(String seat, OpenStream open) {}

  @Override
  public Observation perform(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Exchange exchange -> exchange(exchange);
      case Stimulus.Together together -> together(together.exchanges());
      case Stimulus.OpenWatch watch -> watch(watch);
      case Stimulus.OpenDelivery open -> open(open.channel(), open.seat(), Methods.DELIVER);
      case Stimulus.Send send -> send(send);
      case Stimulus.Await await -> stream(await.channel()).open().await(await.atMost());
      case Stimulus.Close close -> close(close);
      case Stimulus.Handshake handshake -> probes.handshake(handshake);
      case Stimulus.Http http -> probes.http(http);
      case Stimulus.Tester call -> tester(call);
      case Stimulus.Now now -> new Observation.Moment(micros(now()));
      case Stimulus.Synchronise to -> synchronise(to.timeMicros());
      case Stimulus.Pause pause -> Pauses.pause(pause.time());
      case Stimulus.AsProvider unused ->
          throw new IllegalStateException("The suite does not play the provider here.");
    };
  }

  @Override
  public void reset() {
    streams.values().forEach(stream -> stream.open().cancel());
    streams.clear();
  }

  @Override
  public void close() {
    reset();
    endpoint.close();
    tester.ifPresent(Connections::close);
    probes.close();
  }

  private Instant now() {
    return clock.instant().plus(ahead);
  }

  private Observation synchronise(long micros) {
    Instant there = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    ahead = Duration.between(clock.instant(), there);
    return new Observation.Done();
  }

  private Observation exchange(Stimulus.Exchange exchange) {
    return call(
        endpoint.of(exchange.seat()), Methods.EXCHANGE, exchange.request(), exchange.atMost());
  }

  private Observation together(List<Stimulus.Exchange> exchanges) {
    exchanges.forEach(exchange -> endpoint.of(exchange.seat()));
    List<CompletableFuture<Observation>> running =
        exchanges.stream()
            .map(
                exchange -> {
                  CompletableFuture<Observation> result = new CompletableFuture<>();
                  Channel channel = endpoint.of(exchange.seat());
                  Thread.ofVirtual()
                      .name("together")
                      .start(
                          () ->
                              result.complete(
                                  call(
                                      channel,
                                      Methods.EXCHANGE,
                                      exchange.request(),
                                      exchange.atMost())));
                  return result;
                })
            .toList();
    return new Observation.Several(running.stream().map(CompletableFuture::join).toList());
  }

  private Observation tester(Stimulus.Tester call) {
    if (tester.isEmpty()) {
      return new Observation.Unreachable(Cause.REFUSED, "no upper tester was named");
    }
    return call(
        tester.get().of(Seat.TESTER), Methods.tester(call.method()), call.request(), call.atMost());
  }

  private static Observation call(
      Channel channel,
      MethodDescriptor<ByteString, ByteString> method,
      ByteString request,
      Duration atMost) {
    try {
      CallOptions options =
          CallOptions.DEFAULT.withDeadlineAfter(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return new Observation.Answer(
          ClientCalls.blockingUnaryCall(channel, method, options, request));
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED
          ? new Observation.Silence()
          : Faults.observe(e.getStatus(), e.getTrailers());
    }
  }

  private Observation watch(Stimulus.OpenWatch watch) {
    Observation opened = open(watch.channel(), watch.seat(), Methods.WATCH);
    OpenStream stream = stream(watch.channel()).open();
    stream.send(watch.request());
    stream.halfClose();
    return opened;
  }

  private Observation open(
      String channel, String seat, MethodDescriptor<ByteString, ByteString> method) {
    streams.put(channel, new Stream(seat, OpenStream.open(endpoint.of(seat), method)));
    return new Observation.Done();
  }

  private Observation send(Stimulus.Send send) {
    stream(send.channel()).open().send(send.message());
    return new Observation.Done();
  }

  private Observation close(Stimulus.Close close) {
    Stream stream = stream(close.channel());
    switch (close.manner()) {
      case HALF_CLOSE -> stream.open().halfClose();
      case CANCEL -> stream.open().cancel();
      case CUT -> endpoint.cut(stream.seat());
    }
    return new Observation.Done();
  }

  private Stream stream(String channel) {
    Stream stream = streams.get(channel);
    if (stream == null) {
      throw new IllegalStateException("The case uses a stream that it has not opened.");
    }
    return stream;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
