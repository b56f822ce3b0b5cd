package org.frontdoor.launcher.lab;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.uppertester.v1.GetProgressRequest;
import org.frontdoor.uppertester.v1.UpperTesterServiceGrpc;

/** A stranger's client, which may speak other than the protocol allows. */
final class Stranger {

  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 60;

  private final ProviderProcess.Ports ports;
  private final X509TrustManager provider;

  /**
   * @param ports the doors
   * @param provider trust in the provider behind them, so that only the provider ever refuses
   */
  Stranger(ProviderProcess.Ports ports, X509TrustManager provider) {
    this.ports = ports;
    this.provider = provider;
  }

  /** How a client speaks. */
  interface Speech {
    NettyChannelBuilder to(NettyChannelBuilder channel) throws SSLException;
  }

  /** Without TLS. */
  static Speech plaintext() {
    return NettyChannelBuilder::usePlaintext;
  }

  /** TLS of a version, with a certificate or without. */
  Speech tls(String version, Optional<TlsIdentity> shown) {
    return channel -> {
      SslContextBuilder tls = GrpcSslContexts.configure(SslContextBuilder.forClient());
      shown.ifPresent(
          own ->
              tls.keyManager(
                  own.privateKey(InsecureSecretKeyAccess.get()),
                  own.chain().toArray(X509Certificate[]::new)));
      return channel.sslContext(tls.trustManager(provider).protocols(version).build());
    };
  }

  /** What comes of sending these bytes as an HI-1 message. */
  Status tasking(Speech speech, ByteString message) throws Exception {
    ExchangeRequest request =
        ExchangeRequest.newBuilder()
            .setSignedMessage(SignedMessage.newBuilder().setMessage(message))
            .build();
    return call(
        ports.li(),
        speech,
        channel ->
            TaskingServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exchange(request));
  }

  /** What comes of making a messenger account. */
  Status messenger(Speech speech, String account) throws Exception {
    RegisterAccountRequest request =
        RegisterAccountRequest.newBuilder().setAccountId(account).build();
    return call(
        ports.messenger(),
        speech,
        channel ->
            MessengerServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .registerAccount(request));
  }

  /** What comes of asking the upper tester how far traffic is. */
  Status upperTester(Speech speech) throws Exception {
    return call(
        ports.upperTester(),
        speech,
        channel ->
            UpperTesterServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getProgress(GetProgressRequest.getDefaultInstance()));
  }

  private static Status call(int port, Speech speech, Function<ManagedChannel, Object> call)
      throws Exception {
    ManagedChannel channel = speech.to(NettyChannelBuilder.forAddress(HOST, port)).build();
    try {
      var unused = call.apply(channel);
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    } finally {
      channel.shutdownNow();
    }
  }
}
