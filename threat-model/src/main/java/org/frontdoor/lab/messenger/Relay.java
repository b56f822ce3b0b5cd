package org.frontdoor.lab.messenger;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.lab.endpoint.Reserved;
import org.frontdoor.messenger.v1.AddGroupMemberRequest;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.MessengerServiceGrpc.MessengerServiceBlockingStub;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.messenger.v1.RegisterDeviceRequest;
import org.frontdoor.protocol.identity.CertificateVerifier;

/**
 * The provider's messenger as its users reach it: over gRPC and TLS 1.3, on this machine. Closing
 * it ends the sessions of all devices that were registered through it.
 */
public final class Relay implements AutoCloseable {

  /** The longest that any answer is waited for; nothing is measured by it. */
  static final int PATIENCE_SECONDS = 20;

  private final ManagedChannel channel;
  private final List<RelayDevice> devices = new ArrayList<>();

  private Relay(ManagedChannel channel) {
    this.channel = channel;
  }

  /**
   * The messenger at a port of this machine; connects when it is used.
   *
   * @param provider trust in whoever serves there
   */
  public static Relay at(int port, X509TrustManager provider) {
    try {
      return new Relay(
          NettyChannelBuilder.forAddress(Loopback.at(port))
              .sslContext(
                  GrpcSslContexts.forClient().trustManager(provider).protocols("TLSv1.3").build())
              .build());
    } catch (SSLException e) {
      throw new IllegalArgumentException("The trust in the provider cannot be used", e);
    }
  }

  /**
   * The messenger of a laboratory's provider, which must prove to be it.
   *
   * @throws CredentialException if the laboratory's trust cannot be read
   */
  public static Relay of(Endpoint endpoint) throws CredentialException {
    InstantSource clock = endpoint.world().clock();
    CertificateVerifier trust =
        new CertificateVerifier(TrustDirectory.load(endpoint.lab().trust(), clock.instant()));
    return at(
        endpoint.messenger().port(),
        PeerTrust.inProvider(() -> trust, clock, endpoint.messenger().id()));
  }

  /** An account's name that nobody has used before, of those that only a laboratory has. */
  public static String freshAccount(Endpoint endpoint, String nickname) {
    return Reserved.require(Reserved.ACCOUNT_MARK + endpoint.freshReference(nickname));
  }

  /**
   * Makes an account with its first device, and opens its session. Only names of a laboratory's
   * accounts are taken.
   *
   * @throws RelayException if the name is taken or not one
   */
  public RelayDevice register(String account) {
    var unused = Reserved.require(account);
    var made =
        answer(
            stub ->
                stub.registerAccount(
                    RegisterAccountRequest.newBuilder().setAccountId(account).build()));
    return opened(account, made.getDeviceId(), new DeviceToken(made.getDeviceToken()));
  }

  /**
   * Adds a device to an account, and opens its session. Whoever shows a token of the account may do
   * this, whether or not he is its owner.
   *
   * @throws RelayException if the token is nobody's
   */
  public RelayDevice addDevice(String account, DeviceToken shown) {
    var made =
        answer(
            stub ->
                stub.withCallCredentials(shown.credentials())
                    .registerDevice(RegisterDeviceRequest.getDefaultInstance()));
    return opened(account, made.getDeviceId(), new DeviceToken(made.getDeviceToken()));
  }

  /**
   * Makes the relay send what goes to a group to one more account. Whoever shows the token of a
   * member may do this.
   *
   * @throws RelayException if the token is not that of a member
   */
  public void addToGroup(DeviceToken shown, String group, String account) {
    var unused =
        answer(
            stub ->
                stub.withCallCredentials(shown.credentials())
                    .addGroupMember(
                        AddGroupMemberRequest.newBuilder()
                            .setGroupId(group)
                            .setAccountId(account)
                            .build()));
  }

  private RelayDevice opened(String account, int number, DeviceToken token) {
    RelayDevice device = new RelayDevice(this, new RelayDevice.Address(account, number), token);
    devices.add(device);
    return device;
  }

  <T> T answer(Function<MessengerServiceBlockingStub, T> call) {
    try {
      return call.apply(
          MessengerServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException e) {
      throw RelayException.of(e.getStatus());
    }
  }

  MessengerServiceGrpc.MessengerServiceStub streams() {
    return MessengerServiceGrpc.newStub(channel);
  }

  @Override
  public void close() {
    devices.forEach(RelayDevice::close);
    channel.shutdownNow();
  }
}
