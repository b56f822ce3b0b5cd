package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** HI-2 over gRPC: gives each stream a thread and the bytes as they came. */
public final class DeliveryGrpcService implements BindableService, AutoCloseable {

  private static final ParseLimits LIMITS = new ParseLimits(4096, 8, 64);

  private final DeliveryParty party;
  private final Supplier<Identity> peer;
  private final ThreadFactory threads;
  private final LongSupplier nanoTime;
  private final StrictParser<DeliverRequest> parser =
      StrictParser.of(DeliverRequest.getDefaultInstance(), LIMITS);
  private final Set<StreamRunner> streams = ConcurrentHashMap.newKeySet();

  /**
   * Makes the service.
   *
   * @param peer who is at the other end of the current gRPC call, as TLS has proved
   * @param threads one thread a stream
   * @param nanoTime a monotonic clock for the timers
   */
  public DeliveryGrpcService(
      DeliveryParty party, Supplier<Identity> peer, ThreadFactory threads, LongSupplier nanoTime) {
    this.party = party;
    this.peer = peer;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  @Override
  public ServerServiceDefinition bindService() {
    MethodDescriptor<ByteString, DeliverResponse> deliver =
        DeliveryServiceGrpc.getDeliverMethod().toBuilder(
                new Bytes(), DeliveryServiceGrpc.getDeliverMethod().getResponseMarshaller())
            .build();
    ServiceDescriptor service =
        ServiceDescriptor.newBuilder(DeliveryServiceGrpc.SERVICE_NAME).addMethod(deliver).build();
    return ServerServiceDefinition.builder(service)
        .addMethod(deliver, ServerCalls.asyncBidiStreamingCall(this::deliver))
        .build();
  }

  private StreamObserver<ByteString> deliver(StreamObserver<DeliverResponse> responses) {
    Identity authority = peer.get();
    if (authority.role() != KeyRole.KEY_ROLE_AUTHORITY) {
      responses.onError(StreamEnd.NOT_AN_AUTHORITY.status().asRuntimeException());
      return new Ignored();
    }
    StreamRunner runner =
        new StreamRunner(
            (ServerCallStreamObserver<DeliverResponse>) responses,
            parser,
            party,
            authority.endpointId(),
            nanoTime);
    streams.add(runner);
    threads
        .newThread(
            () -> {
              try {
                runner.run();
              } finally {
                streams.remove(runner);
              }
            })
        .start();
    return runner;
  }

  /** The timers' clock was moved: what is due now is done now. */
  public void wake() {
    streams.forEach(StreamRunner::wake);
  }

  /** Ends every stream; each thread closes its own. */
  @Override
  public void close() {
    streams.forEach(stream -> stream.order(StreamEnd.STOPPING));
  }

  /** The bytes as they came, so that they can be parsed strictly. */
  private static final class Bytes implements MethodDescriptor.Marshaller<ByteString> {
    @Override
    public InputStream stream(ByteString value) {
      return value.newInput();
    }

    @Override
    public ByteString parse(InputStream stream) {
      try {
        return ByteString.readFrom(stream);
      } catch (IOException e) {
        throw Status.INTERNAL.withCause(e).asRuntimeException();
      }
    }
  }

  /** For what still comes after the stream was refused. */
  private static final class Ignored implements StreamObserver<ByteString> {
    @Override
    public void onNext(ByteString value) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}
