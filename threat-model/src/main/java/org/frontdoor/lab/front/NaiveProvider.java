package org.frontdoor.lab.front;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.StringValue;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;

/**
 * The server of a provider that reads HI-1 naively: mutual TLS and the protocol's own messages, and
 * behind them {@link NaiveDesk}.
 */
final class NaiveProvider implements AutoCloseable {

  /** Asks for the units of a task; the naive provider has no stream. */
  static final MethodDescriptor<StringValue, DeliveryUnits> PRODUCT =
      MethodDescriptor.<StringValue, DeliveryUnits>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("frontdoor.lab.NaiveDelivery/Product")
          .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(DeliveryUnits.getDefaultInstance()))
          .build();

  private final NaiveDesk desk;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  /** Serves at once, on a free port of the loopback address. */
  NaiveProvider(NaiveDesk desk, TlsIdentity own, CertificateVerifier trust, InstantSource clock)
      throws IOException {
    this.desk = desk;
    this.server =
        NettyServerBuilder.forAddress(Loopback.at(0))
            .executor(threads)
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                            own.privateKey(InsecureSecretKeyAccess.get()),
                            own.chain().toArray(X509Certificate[]::new)))
                    .protocols("TLSv1.3")
                    .clientAuth(ClientAuth.REQUIRE)
                    .trustManager(
                        PeerTrust.inClients(() -> trust, clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY)))
                    .build())
            .addService(tasking())
            .addService(delivery())
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }

  private ServerServiceDefinition tasking() {
    return ServerServiceDefinition.builder(TaskingServiceGrpc.SERVICE_NAME)
        .addMethod(
            TaskingServiceGrpc.getExchangeMethod(), ServerCalls.asyncUnaryCall(this::exchange))
        .build();
  }

  private ServerServiceDefinition delivery() {
    return ServerServiceDefinition.builder("frontdoor.lab.NaiveDelivery")
        .addMethod(PRODUCT, ServerCalls.asyncUnaryCall(this::product))
        .build();
  }

  private void exchange(ExchangeRequest request, StreamObserver<ExchangeResponse> answer) {
    try {
      answer.onNext(
          ExchangeResponse.newBuilder()
              .setSignedMessage(desk.exchange(request.getSignedMessage()))
              .build());
      answer.onCompleted();
    } catch (NaiveDesk.TurnedAwayException e) {
      answer.onError(Status.PERMISSION_DENIED.asRuntimeException());
    }
  }

  private void product(StringValue liid, StreamObserver<DeliveryUnits> answer) {
    answer.onNext(desk.product(liid.getValue()));
    answer.onCompleted();
  }
}
